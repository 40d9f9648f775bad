package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.briefsiegel.itests.journeys.PracticeSystem.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plug-ins that the house doesn't know come and go while the server runs and downloads go on. */
class HotDeployIT {

    private static final int FREE = 10;
    private static final String PHRASE = "Der alte Kater schläft";

    private static Server server;
    private static PracticeSystem practice;
    private static Inbox inbox;

    @BeforeAll
    static void start() throws Exception {
        server = Server.unpack("hot-deploy", Map.of()).start();
        practice = PracticeSystem.register(server, "Ordination Dr. Huber", "PRO");
        inbox = new Inbox(server);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    /** Without the filter that asks for the key nothing at all is answered, and nobody gets in. */
    @Test
    void aResourceOfTheApiComesAndGoesAlone() throws Exception {
        server.shell("bundle:stop org.briefsiegel.rest.statements");
        try {
            await().atMost(Server.SOON)
                    .until(() -> practice.get("/billing/statements/2026-11").status() == 503);
            assertThat(practice.get("/capabilities").status()).isEqualTo(200);
        } finally {
            server.shell("bundle:start org.briefsiegel.rest.statements");
        }
        await().atMost(Server.SOON)
                .until(() -> practice.get("/billing/statements/2026-11").status() == 200);

        server.shell("bundle:stop org.briefsiegel.rest.http");
        try {
            await().atMost(Server.SOON)
                    .until(() -> server.get("/api/v1/capabilities").statusCode() == 503);
        } finally {
            server.shell("bundle:start org.briefsiegel.rest.http");
        }
        await().atMost(Server.SOON).until(() -> practice.get("/capabilities").status() == 200);
        assertThat(server.get("/api/v1/capabilities").statusCode()).isEqualTo(401);
    }

    @Test
    void newPlugInsAreUsableAndGoneAgainWithoutTouchingTheHost() throws Exception {
        byte[] large = Pdf.of(40_000_000);
        ObjectNode running = JourneysIT.freshTransfer("birth-date", "invoice");
        practice.send(running, large);
        Patient reader = new Patient(server, inbox.linkFor(JourneysIT.email(running)));
        reader.answer(Map.of("day", "9", "month", "3", "year", "1984"));
        CountDownLatch gone = new CountDownLatch(1);
        CompletableFuture<String> download = CompletableFuture.supplyAsync(() -> slowSha256(reader, gone));
        Map<String, String> before = bundles(server);

        Path factor = server.drop("bundles/factor/pass-phrase");
        Path type = server.drop("bundles/document/lab-report");
        await().atMost(Server.SOON)
                .until(() -> names("factors").contains("pass-phrase")
                        && names("documentTypes").contains("lab-report"));

        assertThat(server.get("/api/v1/openapi.json").body())
                .contains("`pass-phrase` (Pass phrase)", "^passPhrase$", "`lab-report` (");

        byte[] file = Pdf.of(50_000);
        ObjectNode transfer = transferWithPhrase();
        Answer accepted = practice.send(transfer, file);
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(201);
        Patient patient = new Patient(server, inbox.linkFor(JourneysIT.email(transfer)));
        assertThat(patient.look().body()).contains("Losungswort", "name=\"passPhrase\"");
        assertThat(patient.answer(Map.of("passPhrase", "Der junge Hund wacht")).statusCode())
                .isEqualTo(422);
        assertThat(patient.answer(Map.of("passPhrase", "der ALTE  Kater schläft"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(patient.documents().body()).contains("Laborbefund");
        assertThat(patient.download(1).body()).isEqualTo(file);

        Files.delete(factor);
        Files.delete(type);
        await().atMost(Server.SOON)
                .until(() -> !names("factors").contains("pass-phrase")
                        && !names("documentTypes").contains("lab-report"));
        Answer refused = practice.send(transferWithPhrase(), file);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.problem()).isEqualTo("unavailable");
        HttpResponse<String> closed = new Patient(server, inbox.linkFor(JourneysIT.email(transfer))).look();
        assertThat(closed.statusCode()).isEqualTo(503);
        assertThat(closed.body()).doesNotContain("passPhrase");
        assertThat(gone.await(Server.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

        server.drop("bundles/factor/pass-phrase");
        await().atMost(Server.SOON).until(() -> patient.look().statusCode() == 200);

        assertThat(bundles(server)).containsAllEntriesOf(before);
        assertThat(download.get())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(large)));
    }

    @Test
    void documentTypesThatAreAddedTakeTheirFilesAndNoOthers() throws Exception {
        List<String> types = List.of("referral-letter", "image");
        List<Path> dropped = new ArrayList<>();
        for (String type : types) {
            dropped.add(server.drop("bundles/document/" + type));
        }
        await().atMost(Server.SOON).until(() -> names("documentTypes").containsAll(types));

        byte[] letter = Pdf.of(20_000);
        byte[] picture = picture();
        assertThat(fetched("referral-letter", letter)).isEqualTo(letter);
        assertThat(fetched("image", picture)).isEqualTo(picture);
        assertThat(practice.send(JourneysIT.freshTransfer("birth-date", "referral-letter"), picture)
                        .problem())
                .isEqualTo("document-refused");

        for (Path file : dropped) {
            Files.delete(file);
        }
        await().atMost(Server.SOON).until(() -> names("documentTypes").stream().noneMatch(types::contains));
        assertThat(practice.send(JourneysIT.freshTransfer("birth-date", "image"), picture)
                        .status())
                .isEqualTo(503);
    }

    /** What its recipient gets. */
    private static byte[] fetched(String type, byte[] file) throws Exception {
        ObjectNode transfer = JourneysIT.freshTransfer("birth-date", type);
        Answer accepted = practice.send(transfer, file);
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(201);
        Patient patient = new Patient(server, inbox.linkFor(JourneysIT.email(transfer)));
        patient.answer(Map.of("day", "9", "month", "3", "year", "1984"));
        return patient.download(1).body();
    }

    static byte[] picture() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", file);
        return file.toByteArray();
    }

    @Test
    void anInvoiceIsPaidByTheDataInsideIt() throws Exception {
        Map<String, String> before = bundles(server);
        Path type = server.drop("bundles/document/e-invoice");
        await().atMost(Server.SOON).until(() -> names("documentTypes").contains("e-invoice"));
        assertThat(server.get("/api/v1/openapi.json").body()).contains("`e-invoice` (");
        byte[] file = EInvoicePdf.of("2026/117", "84.00", "AT611904300234573201");

        ObjectNode transfer = JourneysIT.freshTransfer("birth-date", "e-invoice");
        Answer accepted = practice.send(transfer, file);
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(201);
        assertThat(accepted.response().body()).doesNotContain("AT61", "84.00");
        Patient patient = new Patient(server, inbox.linkFor(JourneysIT.email(transfer)));
        patient.answer(Map.of("day", "9", "month", "3", "year", "1984"));
        assertThat(patient.documents().body())
                .contains("AT61 1904 3002 3457 3201", "84,00\u00a0€", "14. Dezember 2026", "<svg");
        assertThat(patient.download(1).body()).isEqualTo(file);

        ObjectNode differing = JourneysIT.freshTransfer("birth-date", "e-invoice");
        ((ObjectNode) differing.at("/documents/0")).putObject("metadata").put("total", "48.00");
        Answer refused = practice.send(differing, file);
        assertThat(refused.problem()).isEqualTo("document-refused");
        assertThat(refused.response().body()).contains("/documents/0/metadata/total", "48.00", "84.00");
        assertThat(practice.send(JourneysIT.freshTransfer("birth-date", "e-invoice"), Pdf.readable())
                        .problem())
                .isEqualTo("document-refused");

        Files.delete(type);
        await().atMost(Server.SOON).until(() -> !names("documentTypes").contains("e-invoice"));
        assertThat(practice.send(JourneysIT.freshTransfer("birth-date", "e-invoice"), file)
                        .status())
                .isEqualTo(503);
        assertThat(patient.documents().body()).contains("AT61 1904 3002 3457 3201");
        assertThat(bundles(server)).containsAllEntriesOf(before);
    }

    @Test
    void ofTwoPlugInsWithOneIdOneIsInForceAndTheOtherTakesOver() throws Exception {
        Path first = server.drop("bundles/factor/pass-phrase");
        await().atMost(Server.SOON).until(() -> names("factors").contains("pass-phrase"));
        Path second = dropCopy(first, "org.briefsiegel.factor.pass-phrase.second");
        await().atMost(Server.SOON).until(() -> states("pass-phrase").equals(List.of("active", "standby")));

        Files.delete(first);
        await().atMost(Server.SOON).until(() -> states("pass-phrase").equals(List.of("active")));
        assertThat(practice.get("/capabilities").json().at("/factors"))
                .filteredOn(factor -> factor.get("id").asText().equals("pass-phrase"))
                .singleElement()
                .satisfies(factor ->
                        assertThat(factor.get("available").asBoolean()).isTrue());

        Files.delete(second);
        await().atMost(Server.SOON).until(() -> states("pass-phrase").isEmpty());
    }

    @Test
    void aNewPricingRuleIsPutInForceAndFailsClosedWhileItIsMissing() throws Exception {
        PracticeSystem payer = PracticeSystem.register(server, "Ordination Dr. Sparsam", "PRO");
        Map<String, String> before = bundles(server);
        Path rule = server.drop("bundles/billing/first-free");
        await().atMost(Server.SOON).until(() -> server.shell("plugin:list").contains("first-free"));
        putInForce("first-free");
        try {
            Answer stale = await().atMost(Server.SOON).until(() -> payer.quote(phoned()), HotDeployIT::isFree);
            for (int number = 1; number <= FREE; number++) {
                assertThat(charged(payer)).as("number " + number).isEqualTo("0.00");
            }
            Answer outdated = sendAt(payer, phoned(), stale);
            assertThat(outdated.status()).isEqualTo(409);
            assertThat(outdated.problem()).isEqualTo("quote-outdated");
            assertThat(outdated.json().at("/quote/total/amount").asText()).isEqualTo("0.10");
            assertThat(charged(payer)).isEqualTo("0.10");

            Files.delete(rule);
            await().atMost(Server.SOON).until(() -> payer.quote(phoned()).status() == 503);
            Answer closed = payer.quote(phoned());
            assertThat(closed.problem()).isEqualTo("unavailable");
            assertThat(closed.json().get("detail").asText())
                    .startsWith("Preise können im Moment nicht berechnet werden");
            assertThat(payer.send(phoned(), Pdf.of(1000)).status()).isEqualTo(503);

            server.drop("bundles/billing/first-free");
            await().atMost(Server.SOON).until(() -> payer.quote(phoned()).status() == 200);
            assertThat(charged(payer)).isEqualTo("0.10");
        } finally {
            putInForce("tariff");
        }
        PracticeSystem newcomer = PracticeSystem.register(server, "Ordination Dr. Neu", "PRO");
        await().atMost(Server.SOON).until(() -> total(newcomer.quote(phoned())).equals("0.10"));
        Files.delete(server.deploy().resolve("first-free.jar"));
        await().atMost(Server.SOON).until(() -> !server.shell("plugin:list").contains("first-free"));

        assertThat(newcomer.quote(phoned()).status()).isEqualTo(200);
        assertThat(server.command("billing:verify").get("ledger").asText()).isEqualTo("adds up");
        assertThat(bundles(server)).containsAllEntriesOf(before);
    }

    @Test
    void whoPaysInAdvanceIsWarnedAndSendsUntilTooLittleIsLeft() throws Exception {
        PracticeSystem payer = PracticeSystem.register(server, "Ordination Dr. Voraus", "PRO");
        Path rule = server.drop("bundles/billing/prepaid");
        await().atMost(Server.SOON).until(() -> server.shell("plugin:list").contains("prepaid"));
        putInForce("prepaid");
        try {
            Answer empty =
                    await().atMost(Server.SOON).until(() -> payer.quote(phoned()), answer -> answer.status() == 403);
            assertThat(empty.problem()).isEqualTo("balance-too-low");
            String topUp = "billing:top-up " + payer.id() + " 0.15 --reference A-1 --reason transferred";
            assertThat(server.command(topUp).get("booked").asBoolean()).isTrue();
            assertThat(server.command(topUp).get("booked").asBoolean()).isFalse();

            ObjectNode transfer = phoned();
            Answer quote = payer.quote(transfer);
            assertThat(quote.json().at("/warnings/0/type").asText()).isEqualTo("low-balance");
            assertThat(sendAt(payer, transfer, quote).status()).isEqualTo(201);

            assertThat(payer.quote(phoned()).problem()).isEqualTo("balance-too-low");
            assertThat(server.command("billing:balance " + payer.id())
                            .at("/0/left")
                            .asText())
                    .isEqualTo("0.05 EUR");
        } finally {
            putInForce("tariff");
        }
        await().atMost(Server.SOON).until(() -> payer.quote(phoned()).status() == 200);
        Files.delete(rule);
        assertThat(server.command("billing:verify").get("ledger").asText()).isEqualTo("adds up");
    }

    @Test
    void aMonthlyFeeIncludesMessages() throws Exception {
        PracticeSystem payer = PracticeSystem.register(server, "Ordination Dr. Pauschal", "PRO");
        Path rule = server.drop("bundles/billing/flat");
        await().atMost(Server.SOON).until(() -> server.shell("plugin:list").contains("flat"));
        putInForce("flat");
        try {
            Answer included = await().atMost(Server.SOON).until(() -> payer.quote(phoned()), HotDeployIT::isFree);
            assertThat(included.json().at("/lines/0/text").asText())
                    .isEqualTo("SMS (+43), in der Monatspauschale: eine von 300");
        } finally {
            putInForce("tariff");
        }
        await().atMost(Server.SOON).until(() -> total(payer.quote(phoned())).equals("0.10"));
        Files.delete(rule);
    }

    @Test
    void whatAnOperatorSuspendsIsNotAvailableAndAllElseGoesOn() throws Exception {
        ObjectNode sent = JourneysIT.freshTransfer("birth-date", "invoice");
        practice.send(sent, Pdf.of(1000));
        Patient patient = new Patient(server, inbox.linkFor(JourneysIT.email(sent)));

        assertThat(server.command("route:suspend factor.birth-date")
                        .get("state")
                        .asText())
                .isEqualTo("suspended");
        try {
            Answer refused = practice.send(JourneysIT.freshTransfer("birth-date", "invoice"), Pdf.of(1000));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.problem()).isEqualTo("factor-not-available");
            assertThat(refused.json().get("detail").asText()).contains("Geburtsdatum");
            assertThat(patient.look().statusCode()).isEqualTo(503);
            assertThat(states("birth-date")).containsExactly("suspended");
            assertReadyWithout("factor.birth-date");
            assertThat(practice.send(JourneysIT.freshTransfer("insurance-number", "invoice"), Pdf.of(1000))
                            .status())
                    .isEqualTo(201);
        } finally {
            server.command("route:resume factor.birth-date");
        }
        server.command("route:suspend document.invoice");
        try {
            Answer refused = practice.send(JourneysIT.freshTransfer("birth-date", "invoice"), Pdf.of(1000));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().get("detail").asText()).contains("Rechnung / Honorarnote");
            assertThat(practice.get("/capabilities").json().get("documentTypes").findValuesAsText("id"))
                    .containsExactly("patient-record");
            assertThat(patient.look().statusCode()).isEqualTo(200);
        } finally {
            server.command("route:resume document.invoice");
        }
        server.command("route:suspend answer");
        try {
            assertThat(patient.answer(Map.of("day", "9", "month", "3", "year", "1984"))
                            .statusCode())
                    .isEqualTo(503);
        } finally {
            server.command("route:resume answer");
        }
        assertThat(patient.look().statusCode()).isEqualTo(200);
        assertThat(route("factor.birth-date").get("done").asInt()).isPositive();
    }

    @Test
    void messagesOfASuspendedChannelWait() throws Exception {
        ObjectNode waiting = JourneysIT.freshTransfer("birth-date", "invoice");
        server.command("route:suspend channel.mail");
        String id;
        try {
            Answer accepted = practice.send(waiting, Pdf.of(1000));
            assertThat(accepted.status()).isEqualTo(201);
            id = accepted.json().get("id").asText();
            assertReadyWithout("channel.mail");
            assertThat(practice.get("/transfers/" + id).json().get("state").asText())
                    .isEqualTo("queued");
            assertThat(route("channel.mail").get("state").asText()).isEqualTo("suspended");
        } finally {
            server.command("route:resume channel.mail");
        }
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> practice.get("/transfers/" + id)
                                .json()
                                .get("state")
                                .asText(),
                        "notified"::equals);
    }

    @Test
    void aNewChannelIsPutInForceAndWhatWaitsForItOutlivesItsReplacement() throws Exception {
        Path letters = server.data().resolve("letters");
        server.shell("config:property-set -p org.briefsiegel.sample.dropfolder folder " + letters);
        Path first = server.drop("itests/samples/drop-folder");
        await().atMost(Server.SOON).until(() -> server.shell("plugin:list").contains("drop-folder"));
        setting("noticeChannel", "drop-folder");
        try {
            // what an address is, the channel says that is in force
            await().atMost(Server.SOON)
                    .ignoreExceptions()
                    .untilAsserted(() -> practice.set("email", "Hauptplatz 1, 8010 Graz"));
            await().atMost(Server.SOON)
                    .until(() -> practice.send(JourneysIT.freshTransfer("birth-date", "invoice"), Pdf.of(1000))
                                    .status()
                            == 201);
            await().atMost(Duration.ofMinutes(1)).until(() -> count(letters) == 1);
            assertThat(server.shell("practice:list")).contains("Hauptplatz 1, 8010 Graz");

            server.command("route:suspend channel.drop-folder");
            assertThat(practice.send(JourneysIT.freshTransfer("birth-date", "invoice"), Pdf.of(1000))
                            .status())
                    .isEqualTo(201);
            Path second = dropCopy(first, "org.briefsiegel.sample.dropfolder.second");
            await().atMost(Server.SOON).until(() -> states("drop-folder").equals(List.of("suspended", "standby")));
            Files.delete(first);
            await().atMost(Server.SOON).until(() -> states("drop-folder").equals(List.of("suspended")));
            assertThat(count(letters)).isEqualTo(1);
            server.command("route:resume channel.drop-folder");
            await().atMost(Duration.ofMinutes(1)).until(() -> count(letters) == 2);

            Files.delete(second);
            await().atMost(Server.SOON)
                    .until(() -> practice.send(JourneysIT.freshTransfer("birth-date", "invoice"), Pdf.of(1000))
                                    .status()
                            == 503);
        } finally {
            setting("noticeChannel", "mail");
            practice.set("email", "ordination@example.org");
        }
        await().atMost(Server.SOON)
                .until(() -> practice.send(JourneysIT.freshTransfer("birth-date", "invoice"), Pdf.of(1000))
                                .status()
                        == 201);
    }

    @Test
    void aCodeThatIsHandedOverOpensAndIsToldOnce() throws Exception {
        Path factor = server.drop("bundles/factor/desk-code");
        await().atMost(Server.SOON).until(() -> names("factors").contains("desk-code"));
        byte[] file = Pdf.of(50_000);
        ObjectNode transfer = JourneysIT.freshTransfer("desk-code", "invoice");

        Answer accepted = practice.send(transfer, file);
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(201);
        String code = accepted.json().get("handover").asText();
        String id = accepted.json().get("id").asText();
        assertThat(practice.get("/transfers/" + id).json().get("handover").isNull())
                .isTrue();
        assertThat(inbox.mailTo(JourneysIT.email(transfer)).toString()).doesNotContain(code);
        Patient patient = new Patient(server, inbox.linkFor(JourneysIT.email(transfer)));
        assertThat(patient.look().body()).contains("Wie lautet der Code, den Sie in der Ordination bekommen haben?");
        assertThat(patient.answer(Map.of("code", "23456-789AB")).statusCode()).isEqualTo(422);

        Files.delete(factor);
        await().atMost(Server.SOON).until(() -> patient.look().statusCode() == 503);
        server.drop("bundles/factor/desk-code");
        await().atMost(Server.SOON).until(() -> patient.look().statusCode() == 200);
        assertThat(patient.answer(Map.of("code", code.toLowerCase(Locale.ROOT))).statusCode())
                .isEqualTo(303);
        assertThat(patient.download(1).body()).isEqualTo(file);
        Files.delete(factor);
        await().atMost(Server.SOON).until(() -> !names("factors").contains("desk-code"));
    }

    @Test
    void aSheetOfPaperLeadsToADocument() throws Exception {
        byte[] file = Pdf.of(50_000);
        Answer accepted = practice.send(JourneysIT.freshTransfer("birth-date", "invoice"), file);
        String sheets = "/api/v1/transfers/" + accepted.json().get("id").asText() + "/sheets";
        assertThat(sheet(sheets, "Frau Huber").statusCode()).isEqualTo(503);
        Map<String, String> before = bundles(server);

        Path channel = server.drop("bundles/channel/sheet");
        await().atMost(Server.SOON).until(() -> sheet(sheets, "Frau Huber").statusCode() == 200);
        HttpResponse<byte[]> printed = sheet(sheets, "Herr Maier");
        assertThat(server.shell("plugin:list")).containsPattern("sheet\\s+\\S*\\s*active");
        assertThat(server.get("/health/ready").body()).doesNotContain("sheet");
        assertThat(printed.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(new String(sheet(sheets, "").body(), StandardCharsets.UTF_8)).contains("/handedOutBy");

        String link = new QrReader(server).onPaper(printed.body(), "sheet");
        Patient patient = new Patient(server, link);
        assertThat(patient.answer(Map.of("day", "9", "month", "3", "year", "1985"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(patient.answer(Map.of("day", "9", "month", "3", "year", "1984"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(patient.download(1).body()).isEqualTo(file);
        assertThat(practice.get("/transfers/" + accepted.json().get("id").asText() + "/events")
                        .response()
                        .body())
                .contains("sheet-printed", "Frau Huber", "Herr Maier");

        Files.delete(channel);
        await().atMost(Server.SOON).until(() -> sheet(sheets, "Frau Huber").statusCode() == 503);
        assertThat(new Patient(server, link).look().statusCode())
                .as("the link goes on")
                .isEqualTo(200);
        assertThat(bundles(server)).isEqualTo(before);
    }

    @Test
    void whoHasNoMailAddressIsSentToByASheet() throws Exception {
        byte[] file = Pdf.of(50_000);
        ObjectNode transfer = JourneysIT.freshTransfer("birth-date", "invoice");
        ObjectNode recipient = (ObjectNode) transfer.get("recipient");
        String address = recipient.remove("email").asText();
        assertThat(practice.send(transfer, file).response().body()).contains("/recipient/email");
        recipient.put("channel", "sheet");
        assertThat(practice.send(transfer, file).status()).isEqualTo(503);

        Path channel = server.drop("bundles/channel/sheet");
        Answer accepted =
                await().atMost(Server.SOON).until(() -> practice.send(transfer, file), it -> it.status() == 201);
        String id = accepted.json().get("id").asText();
        assertThat(accepted.json().at("/recipient/channel").asText()).isEqualTo("sheet");
        assertThat(accepted.json().at("/recipient/email").asText()).isEmpty();
        recipient.put("email", address);
        assertThat(practice.send(transfer, file).response().body()).contains("/recipient/email");
        assertThat(practice.get("/transfers/" + id).json().get("state").asText())
                .as("nobody has printed it")
                .isEqualTo("queued");

        String link = new QrReader(server)
                .onPaper(
                        sheet("/api/v1/transfers/" + id + "/sheets", "Frau Huber")
                                .body(),
                        "sheet-alone");
        assertThat(practice.get("/transfers/" + id).json().get("state").asText())
                .isEqualTo("notified");
        Patient patient = new Patient(server, link);
        assertThat(patient.answer(Map.of("day", "9", "month", "3", "year", "1984"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(patient.download(1).body()).isEqualTo(file);
        assertThat(events(id)).contains("sheet-printed", "downloaded").doesNotContain("notice-sent");
        Files.delete(channel);
        await().atMost(Server.SOON).until(() -> !server.shell("plugin:list").contains("channel.sheet"));
    }

    private static HttpResponse<byte[]> sheet(String path, String handedOutBy) {
        return server.send(
                server.request(path, "Authorization", "Bearer " + practice.key(), "Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"handedOutBy\": \"" + handedOutBy + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void aCodeOfAnAuthenticatorAppOpensOnce() throws Exception {
        Path factor = server.drop("bundles/factor/totp");
        await().atMost(Server.SOON).until(() -> names("factors").contains("totp"));
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        ObjectNode transfer = JourneysIT.freshTransfer("totp", "invoice");
        assertThat(practice.send(transfer, Pdf.of(1000)).response().body()).contains("/recipient/facts/totpSecret");

        ((ObjectNode) transfer.get("recipient"))
                .putObject("facts")
                .put("totpSecret", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        byte[] file = Pdf.of(50_000);
        Answer accepted = practice.send(transfer, file);
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(201);
        String link = inbox.linkFor(JourneysIT.email(transfer));
        Patient doctor = new Patient(server, link);
        assertThat(doctor.look().body()).contains("Welchen Code zeigt Ihre Authenticator-App?");
        assertThat(doctor.answer(Map.of("code", AuthenticatorApp.code(secret, Instant.EPOCH)))
                        .statusCode())
                .isEqualTo(422);

        Files.delete(factor);
        await().atMost(Server.SOON).until(() -> doctor.look().statusCode() == 503);
        server.drop("bundles/factor/totp");
        await().atMost(Server.SOON).until(() -> doctor.look().statusCode() == 200);
        String code = AuthenticatorApp.code(secret, Instant.now());
        assertThat(doctor.answer(Map.of("code", code)).statusCode()).isEqualTo(303);
        assertThat(doctor.download(1).body()).isEqualTo(file);
        Patient whoLookedOn = new Patient(server, link);
        assertThat(whoLookedOn.answer(Map.of("code", code)).statusCode()).isEqualTo(422);
        Files.delete(factor);
        await().atMost(Server.SOON).until(() -> !names("factors").contains("totp"));
    }

    @Test
    void codesTravelOverAGatewayThatIsAddedLaterAndItTellsWhatBecameOfThem() throws Exception {
        Map<String, String> before = bundles(server);
        try (SmsGateway gateway = SmsGateway.open()) {
            Path settings = server.home().resolve("etc/org.briefsiegel.channel.httpsms.cfg");
            Files.writeString(settings, """
                    url = %s
                    bodyType = form
                    body = to={number}&text={text}
                    idPointer = /sid
                    .receiptToken = 0123456789abcdef
                    receiptIdPointer = /MessageSid
                    receiptStatePointer = /MessageStatus
                    """.formatted(gateway.url()));
            Path channel = server.drop("bundles/channel/http-sms");
            await().atMost(Server.SOON).until(() -> server.shell("route:list").contains("channel.http-sms"));
            setting("textChannel", "http-sms");
            try {
                // nothing tells when the setting is in force, but the first code that comes this way
                ObjectNode transfer = await().atMost(Server.SOON)
                        .until(() -> sentOver(gateway), Optional::isPresent)
                        .orElseThrow();
                String number = JourneysIT.phone(transfer);
                String id = transfer.get("id").asText();
                String text = gateway.textTo(number).orElseThrow();
                Patient patient = new Patient(server, inbox.linkFor(JourneysIT.email(transfer)));
                assertThat(events(id)).doesNotContain("code-delivered");

                assertThat(receipt("another-secret--", number, "delivered")).isEqualTo(404);
                assertThat(receipt("0123456789abcdef", number, "delivered")).isEqualTo(204);
                await().atMost(Server.SOON).until(() -> events(id).contains("code-delivered"));
                assertThat(patient.answer(Map.of("code", text.substring(0, 6))).statusCode())
                        .isEqualTo(303);

                Files.delete(channel);
                await().atMost(Server.SOON)
                        .until(() -> practice.quote(JourneysIT.freshTransfer("sms-code", "invoice"))
                                        .status()
                                == 503);
                // its address goes with the bundle, but not in the same instant as its channel
                await().atMost(Server.SOON).until(() -> receipt("0123456789abcdef", number, "delivered") == 404);
            } finally {
                setting("textChannel", "sms");
                Files.delete(settings);
            }
        }
        await().atMost(Server.SOON)
                .until(() -> practice.quote(JourneysIT.freshTransfer("sms-code", "invoice"))
                                .status()
                        == 200);
        assertThat(bundles(server)).containsAllEntriesOf(before);
    }

    /** What was sent with a code that came to the gateway, with its id. */
    private static Optional<ObjectNode> sentOver(SmsGateway gateway) throws Exception {
        ObjectNode transfer = JourneysIT.freshTransfer("sms-code", "invoice");
        Answer answer = practice.sendQuoted(transfer, Pdf.of(1000));
        for (int i = 0; answer.status() == 201 && i < 20; i++) {
            if (gateway.textTo(JourneysIT.phone(transfer)).isPresent()) {
                return Optional.of(transfer.put("id", answer.json().get("id").asText()));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return Optional.empty();
    }

    private static String events(String transfer) {
        return practice.get("/transfers/" + transfer + "/events").response().body();
    }

    private static int receipt(String secret, String number, String state) throws Exception {
        String body = "MessageSid=SM" + number.substring(1) + "&MessageStatus=" + state;
        HttpRequest request = server.request(
                        "/receipts/http-sms/" + secret, "Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return server.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static long count(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt")).count();
        }
    }

    private static JsonNode route(String name) throws Exception {
        return StreamSupport.stream(server.command("route:list").spliterator(), false)
                .filter(row -> row.get("route").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void putInForce(String rule) throws Exception {
        setting("pricingRule", rule);
    }

    /** As docs/operating.md says. */
    private static void setting(String key, String value) throws Exception {
        server.shell("config:property-set -p org.briefsiegel.transfer.core " + key + " " + value);
    }

    /** Sends at a fresh quote, and sees that quote, charge and statement are one. */
    private static String charged(PracticeSystem payer) throws Exception {
        ObjectNode transfer = phoned();
        Answer quote = payer.quote(transfer);
        JsonNode line = quote.json().at("/lines/0");
        assertThat(quote.json().get("lines")).hasSize(1);
        assertThat(line.get("total")).isEqualTo(quote.json().get("total"));
        assertThat(line.get("text").asText())
                .isEqualTo(isFree(quote) ? "SMS (+43), kostenlos: eine der ersten 10 im Monat" : "SMS (+43)");

        Answer accepted = sendAt(payer, transfer, quote);
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(201);
        assertThat(accepted.json().get("charge")).isEqualTo(quote.json().get("total"));

        String id = accepted.json().get("id").asText();
        JsonNode owed = await().atMost(Duration.ofSeconds(30))
                .until(() -> statementLines(payer, id), lines -> lines.size() == 1)
                .get(0);
        assertThat(owed.get("text")).isEqualTo(line.get("text"));
        assertThat(owed.get("quantity")).isEqualTo(line.get("quantity"));
        assertThat(owed.get("each")).isEqualTo(line.get("each"));
        assertThat(owed.get("net")).isEqualTo(line.get("total"));
        return total(quote);
    }

    private static List<JsonNode> statementLines(PracticeSystem payer, String transfer) {
        YearMonth month = YearMonth.now(ZoneId.of("Europe/Vienna"));
        JsonNode lines = payer.get("/billing/statements/" + month).json().get("lines");
        return StreamSupport.stream(lines.spliterator(), false)
                .filter(line -> line.get("transfer").asText().equals(transfer))
                .toList();
    }

    private static Answer sendAt(PracticeSystem payer, ObjectNode transfer, Answer quote) throws IOException {
        ((ObjectNode) transfer.get("authentication"))
                .put("quoteId", quote.json().get("id").asText());
        return payer.send(transfer, Pdf.of(1000));
    }

    /** To one number: a quote is for a number. */
    private static ObjectNode phoned() {
        return PracticeSystem.transfer("sms-code", "invoice");
    }

    private static boolean isFree(Answer quote) {
        return total(quote).equals("0.00");
    }

    private static String total(Answer quote) {
        return quote.json().at("/total/amount").asText();
    }

    private static ObjectNode transferWithPhrase() {
        ObjectNode transfer = JourneysIT.freshTransfer("pass-phrase", "lab-report");
        ((ObjectNode) transfer.get("authentication")).put("value", PHRASE);
        return transfer;
    }

    private static List<String> names(String kind) {
        JsonNode list = practice.get("/capabilities").json().get(kind);
        return list.findValuesAsText("id");
    }

    /** The same plug-in as a bundle of another name. */
    private static Path dropCopy(Path jar, String symbolicName) throws IOException {
        Path half = server.deploy().resolveSibling("second.part");
        try (JarFile original = new JarFile(jar.toFile())) {
            Manifest manifest = new Manifest(original.getManifest());
            manifest.getMainAttributes().putValue("Bundle-SymbolicName", symbolicName);
            try (JarOutputStream copy = new JarOutputStream(Files.newOutputStream(half), manifest)) {
                for (JarEntry entry : Collections.list(original.entries())) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        copy.putNextEntry(new JarEntry(entry.getName()));
                        original.getInputStream(entry).transferTo(copy);
                    }
                }
            }
        }
        return Files.move(half, server.deploy().resolve("second.jar"));
    }

    /** Of a factor's bundles, as the operator sees them. */
    private static List<String> states(String factor) throws Exception {
        return StreamSupport.stream(server.command("plugin:list").spliterator(), false)
                .filter(row -> row.get("id").asText().equals(factor))
                .map(row -> row.get("state").asText())
                .toList();
    }

    /** State and last modification of every bundle that doesn't come from the deploy folder. */
    static Map<String, String> bundles(Server server) throws IOException {
        Map<String, String> bundles = new HashMap<>();
        try (Stream<Path> folders = Files.list(server.bundleCache())) {
            for (Path folder : folders.filter(it -> it.getFileName().toString().matches("bundle[1-9]\\d*"))
                    .toList()) {
                info(folder)
                        .filter(info -> !info.contains("/deploy/"))
                        .ifPresent(info -> bundles.put(folder.getFileName().toString(), info));
            }
        }
        assertThat(bundles).hasSizeGreaterThan(50);
        return bundles;
    }

    /** Nothing of a plug-in that is just going. */
    private static Optional<String> info(Path bundle) throws IOException {
        try {
            return Optional.of(Files.readString(bundle.resolve("bundle.info")));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private static void assertReadyWithout(String route) throws Exception {
        HttpResponse<String> ready = server.get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains(route + " is suspended");
    }

    /** Reads a little, and the rest once the plug-ins have come and gone: the connection is slower than they are. */
    private static String slowSha256(Patient reader, CountDownLatch gone) {
        HttpRequest request = reader.downloadRequest(1);
        HttpResponse<InputStream> response = server.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (DigestInputStream in = new DigestInputStream(response.body(), MessageDigest.getInstance("SHA-256"))) {
            in.readNBytes(1_000_000);
            // a little at each look, or the server takes the connection for a dead one
            await().atMost(Server.SOON).until(() -> {
                in.readNBytes(30_000);
                return names("factors").contains("pass-phrase");
            });
            await().atMost(Server.SOON).until(() -> {
                in.readNBytes(30_000);
                return !names("factors").contains("pass-phrase");
            });
            gone.countDown();
            in.readAllBytes();
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
