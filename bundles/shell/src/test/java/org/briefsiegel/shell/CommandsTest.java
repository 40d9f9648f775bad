package org.briefsiegel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    private final FakePractices practices = new FakePractices();
    private final OneTransfer service = new OneTransfer();

    @BeforeEach
    void aPractice() {
        create("PRO", "praxis@example.org", "+43 1 234 56 78").run();
    }

    @Test
    void showsANewPracticeAndItsKeyOnce() {
        assertThat(json(create("basic", "b@example.org", "0123/4567")))
                .isEqualTo("{\"practice\":\"P2\",\"apiKey\":\"secret-K2\",\"keyId\":\"K2\"}");
        PracticeListCommand list = list();
        assertThat(json(list))
                .contains("\"plan\":\"BASIC\"")
                .contains("\"addOns\":[\"sms\"]")
                .contains("\"sandbox\":false")
                .doesNotContain("secret");
        assertThat(text(list)).contains("Ordination Dr. Huber").contains("sms");
    }

    @Test
    void makesASandboxWhenItIsToldTo() {
        PracticeCreateCommand command = create("basic", "b@example.org", "0123/4567");
        command.trailing = List.of("--sandbox");
        text(command);

        PracticeListCommand list = list();
        assertThat(practices.registered.get("P2").sandbox()).isTrue();
        assertThat(json(list)).contains("\"sandbox\":false").contains("\"sandbox\":true");
    }

    @Test
    void namesTheOptionThatIsWrong() {
        assertThatThrownBy(create("GOLD", "b@example.org", "+43123")::execute)
                .hasMessage("--plan: 'GOLD' isn't known; choose from MINI, LIGHT, BASIC, PRO");
        assertThatThrownBy(create("PRO", "nobody", "+43123")::execute)
                .hasMessage("--email: 'nobody' isn't an address; loft says: An address has an @.");
        assertThatThrownBy(create("PRO", "b@example.org", "no")::execute).hasMessageStartingWith("--phone: 'no' ");
        assertThat(practices.registered).hasSize(1);
    }

    @Test
    void takesOptionsAfterTheArgumentsToo() {
        PracticeCreateCommand command = new PracticeCreateCommand();
        command.practices = practices;
        command.addresses = new LoftAddresses();
        command.name = "Ordination Dr. Wolf";
        command.trailing = List.of(
                "--plan",
                "LIGHT",
                "--add-on",
                "sms",
                "--add-on=fax",
                "--email",
                "w@example.org",
                "--phone",
                "+43 5",
                "--json");
        assertThat(text(command)).startsWith("{\"practice\":\"P2\"");
        assertThat(practices.registered.get("P2").addOns()).containsExactlyInAnyOrder("sms", "fax");

        command.trailing = List.of("--colour", "red");
        assertThatThrownBy(command::execute).hasMessageStartingWith("--colour: ");
        command.trailing = List.of("--plan");
        assertThatThrownBy(command::execute).hasMessage("--plan: its value is missing");
        TransferListCommand list = list("", 10);
        list.trailing = List.of("--limit", "ten");
        assertThatThrownBy(list::execute).hasMessage("--limit: 'ten' isn't a whole number");
        assertThatThrownBy(create("PRO", "", "+43 5")::execute).hasMessage("--email: is missing");
    }

    @Test
    void makesAndRevokesKeys() {
        PracticeKeyCreateCommand create = new PracticeKeyCreateCommand();
        create.practices = practices;
        create.practice = "P1";
        assertThat(text(create)).contains("keyId: K2").contains("apiKey: secret-K2");
        PracticeKeyRevokeCommand revoke = new PracticeKeyRevokeCommand();
        revoke.practices = practices;
        revoke.practice = "P1";
        revoke.key = "K2";
        assertThat(json(revoke)).isEqualTo("{\"revoked\":\"K2\"}");
        assertThatThrownBy(revoke::execute).hasMessageStartingWith("KEY: ");
        revoke.practice = "P9";
        assertThatThrownBy(revoke::execute).hasMessageStartingWith("PRACTICE: there is no practice 'P9'");
    }

    @Test
    void showsKeysWithoutTheirSecrets() {
        PracticeKeyCreateCommand create = new PracticeKeyCreateCommand();
        create.practices = practices;
        create.practice = "P1";
        create.trailing = List.of("--label", "Ordination 2");
        text(create);
        practices.revokeKey("P1", "K1");
        PracticeKeyListCommand keys = new PracticeKeyListCommand();
        keys.practices = practices;
        keys.practice = "P1";

        assertThat(json(keys))
                .isEqualTo("[{\"keyId\":\"K1\",\"label\":\"first\",\"fingerprint\":\"f1\","
                        + "\"createdAt\":\"1970-01-01T00:00:00Z\",\"lastUsedAt\":null,\"state\":\"revoked\"},"
                        + "{\"keyId\":\"K2\",\"label\":\"Ordination 2\",\"fingerprint\":\"f1\","
                        + "\"createdAt\":\"1970-01-01T00:00:00Z\",\"lastUsedAt\":null,\"state\":\"active\"}]");
        keys.practice = "P9";
        assertThatThrownBy(keys::execute).hasMessageStartingWith("PRACTICE: ");
    }

    @Test
    void suspendsAndResumes() {
        PracticeSuspendCommand suspend = new PracticeSuspendCommand();
        suspend.practices = practices;
        suspend.practice = "P1";
        assertThat(json(suspend)).contains("\"id\":\"P1\"", "\"suspendedAt\":\"1970-01-01T00:00:00Z\"");
        assertThat(json(list())).contains("\"suspendedAt\":\"1970");
        PracticeResumeCommand resume = new PracticeResumeCommand();
        resume.practices = practices;
        resume.practice = "P1";
        assertThat(json(resume)).contains("\"suspendedAt\":null");
        suspend.practice = "P9";
        assertThatThrownBy(suspend::execute).hasMessageStartingWith("PRACTICE: ");
        resume.practice = "P9";
        assertThatThrownBy(resume::execute).hasMessageStartingWith("PRACTICE: ");
    }

    @Test
    void changesHowAPracticeIsCalledAndReached() {
        assertThat(json(set("P1", "name", " Ordination Dr. Wolf "))).isEqualTo("{\"name\":\"Ordination Dr. Wolf\"}");
        assertThat(json(set("P1", "email", " NEU@example.org"))).isEqualTo("{\"email\":\"neu@example.org\"}");
        assertThat(json(set("P1", "phone", "+43 1 999"))).isEqualTo("{\"phone\":\"+43 1 999\"}");
        assertThat(json(list())).contains("Ordination Dr. Wolf", "neu@example.org", "+43 1 999");
        assertThatThrownBy(set("P1", "email", "nobody")::execute)
                .hasMessage("VALUE: 'nobody' isn't an address; loft says: An address has an @.");
        assertThatThrownBy(set("P1", "name", "Dr.")::execute).hasMessage("VALUE: name has a full stop");
        assertThatThrownBy(set("P9", "phone", "+43 1 999")::execute).hasMessageStartingWith("PRACTICE: ");
    }

    @Test
    void changesASettingToWhatItTakes() {
        assertThat(json(set("P1", "unauthenticatedAttachments", "true")))
                .isEqualTo("{\"unauthenticatedAttachments\":\"true\"}");
        assertThat(practices.settings).containsEntry("unauthenticatedAttachments", "true");
        assertThatThrownBy(set("P1", "attachments", "true")::execute)
                .hasMessage("KEY: 'attachments' isn't a setting; choose from name, email, phone, plan, addOns,"
                        + " unauthenticatedAttachments, dailyCap, frameOrigins, address, colour, renewal, reminders,"
                        + " textReminders, unopenedNotice, preview, imprint, privacy");
        assertThatThrownBy(set("P1", "unauthenticatedAttachments", "yes")::execute)
                .hasMessage("VALUE: 'yes' isn't true or false");
        assertThatThrownBy(set("P9", "unauthenticatedAttachments", "true")::execute)
                .hasMessageStartingWith("PRACTICE: ");
    }

    @Test
    void changesHowAPracticeLooks() {
        assertThat(json(set("P1", "address", "Hauptstraße 1, 1010 Wien")))
                .isEqualTo("{\"address\":\"Hauptstraße 1, 1010 Wien\"}");
        assertThat(json(set("P1", "colour", "#0b4f5c"))).isEqualTo("{\"colour\":\"#0b4f5c\"}");
        assertThatThrownBy(set("P1", "colour", "petrol")::execute)
                .hasMessage("VALUE: 'petrol' isn't none, or a colour like #0b4f5c");
        for (String key : List.of("reminders", "textReminders")) {
            for (String days : List.of("3", "3 7", "1 30 89", "none")) {
                assertThat(json(set("P1", key, days))).isEqualTo("{\"" + key + "\":\"" + days + "\"}");
            }
            for (String days : List.of("0", "90", "3,7", "1 2 3 4", "")) {
                assertThatThrownBy(set("P1", key, days)::execute)
                        .hasMessage("VALUE: '" + days + "' isn't none, or up to three days after sending, like 3 7");
            }
        }
        assertThatThrownBy(set("P1", "renewal", "always")::execute)
                .hasMessage("VALUE: 'always' isn't automatic or by-hand");
    }

    @Test
    void takesALegalNoticeAsTextOrAsAnAddressOverTls() {
        assertThat(json(set("P1", "imprint", "Dr. Anna Huber\\nHauptstraße 1"))).contains("Dr. Anna Huber");
        assertThat(json(set("P1", "privacy", "https://huber.example/datenschutz")))
                .contains("https://");
        for (String value :
                new String[] {"http://huber.example", "https://a b", "https://a\"b", "", "x".repeat(10_001)}) {
            assertThatThrownBy(set("P1", "privacy", value)::execute)
                    .hasMessageEndingWith("isn't none, an https address, or a text of at most 10000 characters");
        }
    }

    @Test
    void setsAndRemovesALogo(@TempDir Path server) throws IOException {
        Path png = Files.write(server.resolve("logo.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});

        assertThat(json(logo("P1", png))).isEqualTo("{\"logo\":\"4\"}");
        assertThat(json(list())).contains("\"logo\":true");
        assertThat(text(logo("P1", png, "--json"))).isEqualTo("{\"logo\":\"4\"}\n");
        PracticeLogoCommand remove = logo("P1", Path.of("--none"), "--json");
        assertThat(text(remove)).isEqualTo("{\"logo\":\"none\"}\n");
        assertThat(json(list())).contains("\"logo\":false");
    }

    @Test
    void saysWhyAFileCantBeALogo(@TempDir Path server) throws IOException {
        Path png = Files.write(server.resolve("logo.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        Path text = Files.writeString(server.resolve("logo.txt"), "Logo");
        Path empty = Files.createFile(server.resolve("empty.png"));
        Path missing = server.resolve("missing.png");

        assertThatThrownBy(logo("P1", text)::execute).hasMessage("FILE: This is no picture.");
        assertThatThrownBy(logo("P1", empty)::execute)
                .hasMessage("FILE: '" + empty + "' has 0 bytes, which can't be a logo");
        assertThatThrownBy(logo("P1", missing)::execute)
                .hasMessage("FILE: there is no file '" + missing + "' where the server runs");
        assertThatThrownBy(logo("P1", server)::execute).hasMessageStartingWith("FILE: there is no file ");
        assertThatThrownBy(logo("P9", png)::execute).hasMessageStartingWith("PRACTICE: there is no practice 'P9'");
        assertThatThrownBy(logo("P1", png, "--none")::execute).hasMessage("FILE: --none takes no file");
        assertThatThrownBy(logo("P1", Path.of(""))::execute).hasMessage("FILE: is missing; --none removes the logo");
        assertThatThrownBy(logo("P1", Path.of("--remove"))::execute).hasMessageStartingWith("--remove: ");
        assertThat(json(list())).contains("\"logo\":false");
    }

    @Test
    void changesPlanAndAddOns() {
        assertThat(json(set("P1", "plan", "pro"))).isEqualTo("{\"plan\":\"pro\"}");
        assertThat(practices.subscriptions).singleElement().asString().startsWith("P1 PRO [");
        assertThat(json(set("P1", "addOns", "sms,fax"))).isEqualTo("{\"addOns\":\"sms,fax\"}");
        assertThat(practices.subscriptions.get(1)).endsWith("[fax, sms]");
        assertThat(json(set("P1", "addOns", "none"))).contains("none");
        assertThat(practices.subscriptions.get(2)).endsWith("[]");
        assertThatThrownBy(set("P1", "plan", "MAXI")::execute).hasMessageContaining("MINI, LIGHT, BASIC, PRO");
        assertThatThrownBy(set("P1", "addOns", "sms;")::execute).hasMessageStartingWith("VALUE: ");
        assertThatThrownBy(set("P9", "plan", "PRO")::execute).hasMessageStartingWith("PRACTICE: ");
        assertThatThrownBy(set("P1", "dailyCap", "20,00")::execute).hasMessageContaining("an amount like 20.00");
    }

    @Test
    void showsTransfersWithoutPeople() {
        TransferListCommand list = list("", 10);
        assertThat(json(list))
                .startsWith("[{\"id\":\"T1\",\"state\":\"queued\"")
                .contains("\"expiresAt\":null");
        assertThat(text(list("locked", 10))).isEqualTo("none\n");
        TransferShowCommand show = new TransferShowCommand();
        show.practices = practices;
        show.service = service;
        show.practice = "P1";
        show.id = "T1";
        assertThat(json(show)).contains("\"kind\":\"notice-sent\"").doesNotContain("maria");
        assertThat(text(show))
                .contains("events: 2026-11-23T10:00:00Z notice-sent")
                .doesNotContain("Maria");
        show.id = "T2";
        assertThatThrownBy(show::execute).hasMessageStartingWith("ID: this practice has no transfer 'T2'");
    }

    @Test
    void refusesAStateOrALimitThatIsNone() {
        assertThatThrownBy(list("gone", 10)::execute)
                .hasMessageStartingWith("--state: 'gone' isn't known; choose from QUEUED, ");
        assertThatThrownBy(list("", 0)::execute).hasMessage("--limit: 0 isn't a number from 1 to 100");
    }

    @Test
    void revokesATransfer() {
        TransferRevokeCommand revoke = new TransferRevokeCommand();
        revoke.practices = practices;
        revoke.service = service;
        revoke.practice = "P1";
        revoke.id = "T1";
        assertThat(json(revoke)).contains("\"state\":\"revoked\"");
    }

    private PracticeCreateCommand create(String plan, String email, String phone) {
        PracticeCreateCommand command = new PracticeCreateCommand();
        command.practices = practices;
        command.addresses = new LoftAddresses();
        command.name = "Ordination Dr. Huber";
        command.plan = plan;
        command.addOns = List.of("sms");
        command.email = email;
        command.phone = phone;
        return command;
    }

    private PracticeSetCommand set(String practice, String key, String value) {
        PracticeSetCommand command = new PracticeSetCommand();
        command.practices = practices;
        command.addresses = new LoftAddresses();
        command.practice = practice;
        command.key = key;
        command.value = value;
        return command;
    }

    private PracticeLogoCommand logo(String practice, Path file, String... options) {
        PracticeLogoCommand command = new PracticeLogoCommand();
        command.practices = practices;
        command.practice = practice;
        command.file = file.toString();
        command.trailing = List.of(options);
        return command;
    }

    private PracticeListCommand list() {
        PracticeListCommand command = new PracticeListCommand();
        command.practices = practices;
        return command;
    }

    private TransferListCommand list(String state, int limit) {
        TransferListCommand command = new TransferListCommand();
        command.practices = practices;
        command.service = service;
        command.practice = "P1";
        command.state = state;
        command.limit = limit;
        return command;
    }

    private static String json(JsonCommand command) {
        return printed(command, true).strip();
    }

    private static String text(JsonCommand command) {
        return printed(command, false);
    }

    private static String printed(JsonCommand command, boolean json) {
        command.json = json;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        command.out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        try {
            command.execute();
        } catch (CommandException told) {
            throw new AssertionError(told);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
