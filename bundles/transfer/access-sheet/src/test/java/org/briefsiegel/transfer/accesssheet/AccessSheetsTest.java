package org.briefsiegel.transfer.accesssheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.channel.api.AccessSheet;
import org.briefsiegel.channel.api.PrintedChannel;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.api.AccessSheetService;
import org.briefsiegel.transfer.api.AccessSheetService.Handout;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.settings.CodeLimits;
import org.briefsiegel.transfer.settings.TransferRules;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessSheetsTest {

    private static final TransferRules RULES = new TransferRules(
            10,
            1000,
            2000,
            1000,
            Duration.ofMinutes(15),
            10_000_000,
            3,
            Duration.ofMinutes(1),
            new CodeLimits(Duration.ofMinutes(1), 3, 6),
            10,
            "tariff",
            "mail",
            "sms",
            "localhost");

    private final TestHost host = RealPlugins.host();
    private final AcceptedTransfers accepted = new AcceptedTransfers(host);
    private final Printer printer = new Printer();
    private final AccessSheetService service = new AccessSheets(
            host.plugins(),
            host.spine(),
            host.practices(),
            host.transfers(),
            host.stores().transfers(),
            host.stores().outbox(),
            new SheetWriter(
                    host.practices(),
                    host.plugins(),
                    new Site(URI.create("https://briefe.example.org"), ZoneId.of("Europe/Vienna"))),
            RULES);

    AccessSheetsTest() {
        host.plugins().channels().put("sheet", printer);
    }

    @Test
    void eachSheetHasAFurtherLinkAndWhoHandsItOutIsOnRecord() {
        TransferRecord transfer = accepted.of("birth-date");

        assertThat(done(print(transfer, "Frau Huber"))).isEqualTo("printed");
        assertThat(done(print(transfer, "Herr Maier"))).isEqualTo("printed");

        assertThat(printer.sheets)
                .extracting(sheet -> linked(sheet.link()))
                .containsExactly(Optional.of(transfer.id()), Optional.of(transfer.id()));
        assertThat(printer.sheets).extracting(AccessSheet::link).doesNotHaveDuplicates();
        assertThat(events(transfer))
                .containsExactly("accepted birth-date", "sheet-printed Frau Huber", "sheet-printed Herr Maier");
        assertThat(stored(transfer)).as("nothing else has changed").isEqualTo(transfer);
    }

    @Test
    void theSheetSaysWhoSendsUntilWhenAndWhatIsNeededAndNothingOfTheContent() {
        TransferRecord transfer = accepted.of("birth-date");

        done(print(transfer, "Frau Huber"));

        AccessSheet sheet = printer.sheets.get(0);
        assertThat(sheet.letterhead().name()).isEqualTo("Ordination Dr. Huber");
        assertThat(sheet.recipient()).isEqualTo("Maria Muster");
        assertThat(sheet.link()).matches("https://briefe\\.example\\.org/d/[0-9a-v]{32}");
        assertThat(Optional.of(sheet.until())).isEqualTo(transfer.expiresAt());
        assertThat(sheet.code()).isEmpty();
        assertThat(sheet.guidance())
                .extracting(guidance -> guidance.language().getLanguage() + ": " + guidance.needed())
                .containsExactly(
                        "de: Zum Öffnen brauchen Sie: Ihr Geburtsdatum.",
                        "en: To open it, you need: your date of birth.");
    }

    @Test
    void thatTheCodeStandsOnItIsOnRecordAndTheCodeIsnt() {
        TransferRecord transfer = accepted.of("birth-date");

        done(print(transfer, new Handout(Optional.of("sheet"), "Frau Huber", "7KMPX-49TRD")));

        assertThat(printer.sheets.get(0).code()).isEqualTo("7KMPX-49TRD");
        assertThat(events(transfer)).containsExactly("accepted birth-date", "sheet-with-code-printed Frau Huber");
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCKED", "REVOKED", "EXPIRED"})
    void thereIsNoWayIntoWhatIsClosed(TransferState state) {
        TransferRecord transfer = accepted.of("birth-date");
        host.move(transfer, state);

        assertThat(refused(print(transfer, "Frau Huber"))).isEqualTo(Problem.STATE_CONFLICT);
        assertThat(printer.sheets).isEmpty();
    }

    @Test
    void thereIsNoneToWhatHasExpiredThisMomentNorToAnAttachment() {
        TransferRecord letter = accepted.of("birth-date");
        TransferRecord attachment = accepted.of(Submission.NO_FACTOR);
        host.clock().move(Duration.ofDays(15));

        assertThat(refused(print(letter, "Frau Huber"))).isEqualTo(Problem.STATE_CONFLICT);
        assertThat(refused(print(attachment, "Frau Huber"))).isEqualTo(Problem.STATE_CONFLICT);
    }

    @Test
    void whatIsRevokedWhileItIsPrintedGetsNoLink() {
        TransferRecord transfer = accepted.of("birth-date");
        printer.meanwhile = () -> host.change(transfer, TransferAggregate::revoke);

        assertThat(refused(print(transfer, "Frau Huber"))).isEqualTo(Problem.STATE_CONFLICT);
        assertThat(linked(printer.sheets.get(0).link())).isEmpty();
        assertThat(events(transfer)).noneMatch(event -> event.startsWith("sheet"));
    }

    @Test
    void whatCannotBePrintedLeavesNothingBehind() {
        TransferRecord transfer = accepted.of("birth-date");
        printer.meanwhile = () -> {
            throw new ClosedException("channel.sheet");
        };

        assertThat(refused(print(transfer, "Frau Huber"))).isEqualTo(Problem.UNAVAILABLE);
        assertThat(events(transfer)).containsExactly("accepted birth-date");
    }

    @Test
    void aRefusalNamesTheField() {
        TransferRecord transfer = accepted.of("birth-date");

        assertThat(flaw(print(transfer, ""))).isEqualTo("/handedOutBy");
        assertThat(flaw(print(transfer, new Handout(Optional.of("mail"), "Frau Huber", ""))))
                .isEqualTo("/channel");
        assertThat(flaw(print(transfer, new Handout(Optional.empty(), "Frau Huber", "a\nb"))))
                .isEqualTo("/code");
        assertThat(flaw(print(transfer, new Handout(Optional.empty(), "Frau Huber", "x".repeat(101)))))
                .isEqualTo("/code");
    }

    @Test
    void whoeverPrintsTooOftenSendsAnew() {
        TransferRecord transfer = accepted.of("birth-date");
        for (int i = 0; i < RULES.reissues(); i++) {
            done(print(transfer, "Frau Huber"));
        }

        assertThat(refused(print(transfer, "Frau Huber"))).isEqualTo(Problem.STATE_CONFLICT);
    }

    @Test
    void withoutAPrinterThereIsNone() {
        TransferRecord transfer = accepted.of("birth-date");
        assertThat(service.isOffered()).isTrue();
        host.plugins().channels().remove("sheet");

        assertThat(service.isOffered()).isFalse();
        assertThat(refused(print(transfer, "Frau Huber"))).isEqualTo(Problem.UNAVAILABLE);
    }

    @Test
    void anOperatorCanSuspendIt() {
        TransferRecord transfer = accepted.of("birth-date");
        host.suspend(Use.PRINT);

        assertThat(refused(print(transfer, "Frau Huber"))).isEqualTo(Problem.UNAVAILABLE);
    }

    @Test
    void noPracticePrintsWhatIsAnothers() {
        TransferRecord transfer = accepted.of("birth-date");

        Reply<byte[]> reply =
                service.print("p-2", transfer.id(), new Handout(Optional.empty(), "Frau Huber", ""), Locale.GERMAN);

        assertThat(refused(reply)).isEqualTo(Problem.NOT_FOUND);
    }

    private Reply<byte[]> print(TransferRecord transfer, String by) {
        return print(transfer, new Handout(Optional.empty(), by, ""));
    }

    private Reply<byte[]> print(TransferRecord transfer, Handout handout) {
        return service.print(transfer.practice(), transfer.id(), handout, Locale.GERMAN);
    }

    private static String done(Reply<byte[]> reply) {
        return reply.fold(pdf -> new String(pdf, StandardCharsets.UTF_8), Refusal::detail);
    }

    private static Problem refused(Reply<byte[]> reply) {
        return reply.fold(pdf -> null, Refusal::problem);
    }

    private static String flaw(Reply<byte[]> reply) {
        return reply.fold(pdf -> "", refusal -> refusal.flaws().get(0).pointer());
    }

    private Optional<String> linked(String link) {
        String token = link.substring(link.lastIndexOf('/') + 1);
        return host.stores().transfers().findByLink(new Secret(token).hash()).map(TransferRecord::id);
    }

    private TransferRecord stored(TransferRecord transfer) {
        return host.stores()
                .transfers()
                .find(transfer.practice(), transfer.id())
                .orElseThrow();
    }

    private List<String> events(TransferRecord transfer) {
        return host.stores().transfers().events(transfer.practice(), transfer.id()).stream()
                .map(AccessSheetsTest::words)
                .toList();
    }

    private static String words(TransferEvent event) {
        return (event.kind().id() + " " + event.detail()).strip();
    }

    /** Keeps what it was to print. */
    private static final class Printer implements PrintedChannel {

        private final List<AccessSheet> sheets = new ArrayList<>();
        private Runnable meanwhile = () -> {};

        @Override
        public byte[] print(AccessSheet sheet) {
            sheets.add(sheet);
            meanwhile.run();
            return "printed".getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Optional<String> refusal(String address, Locale locale) {
            return address.isEmpty() ? Optional.of("Wer gibt es aus?") : Optional.empty();
        }

        @Override
        public String normalize(String address) {
            return address;
        }

        @Override
        public int parts(String text) {
            return 1;
        }

        @Override
        public Duration patience() {
            return Duration.ofDays(1);
        }
    }
}
