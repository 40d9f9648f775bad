package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.briefsiegel.itests.journeys.PracticeSystem.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What practices and patients do, against the distribution: API, SMTP, SMPP, pages. */
class JourneysIT {

    private static final AtomicInteger PHONES = new AtomicInteger();

    private static Server server;
    private static PracticeSystem practice;
    private static Inbox inbox;

    @BeforeAll
    static void start() throws Exception {
        server = Server.unpack("journeys", Map.of("BRIEFSIEGEL_TRANSFER_DELIVERY_FIRST_RETRY_SECONDS", "1"))
                .start();
        practice = PracticeSystem.register(server, "Ordination Dr. Huber", "BASIC");
        practice.set("unauthenticatedAttachments", "true");
        inbox = new Inbox(server);
        sendWhatNobodyCanRead();
    }

    /** Now, since what is logged of it is summed up once a minute. */
    private static void sendWhatNobodyCanRead() throws IOException {
        for (int i = 0; i < 200; i++) {
            try (RawRequest raw = new RawRequest(server, "GET / HTTP/1.1\nHost: [unclosed")) {
                assertThat(raw.status()).contains("400");
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "invoice,birth-date,14",
        "invoice,insurance-number,14",
        "invoice,sms-code,90",
        "patient-record,birth-date,14",
        "patient-record,insurance-number,14",
        "patient-record,sms-code,90"
    })
    void aPatientFetchesTheVeryBytesWithTheFactorAndWithoutItNone(String type, String factor, int days)
            throws Exception {
        byte[] file = Pdf.of(300_000);
        ObjectNode transfer = freshTransfer(factor, type);
        Answer accepted =
                factor.equals("sms-code") ? practice.sendQuoted(transfer, file) : practice.send(transfer, file);

        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(201);
        Instant created = Instant.parse(accepted.json().get("createdAt").asText());
        assertThat(Instant.parse(accepted.json().get("expiresAt").asText()))
                .isEqualTo(created.plus(Duration.ofDays(days)));

        Patient patient = new Patient(server, inbox.linkFor(email(transfer)));
        assertThat(patient.look().body()).doesNotContain(type + ".pdf", "PDF, ", "KB");
        assertThat(patient.download(1).body()).isEmpty();

        Map<String, String> right = rightAnswer(factor, transfer);
        assertThat(patient.answer(wrongAnswer(factor)).statusCode()).isEqualTo(422);
        assertThat(patient.download(1).body()).isEmpty();
        assertThat(patient.answer(right).statusCode()).isEqualTo(303);
        assertThat(patient.documents().body()).contains("documents/1");
        assertThat(patient.download(1).body()).isEqualTo(file);
        await().atMost(Server.SOON).until(() -> state(accepted).equals("downloaded"));
    }

    @Test
    void noWebhookLeadsIntoAPrivateNetworkUnlessTheOperatorAllowsIt() {
        for (String host : List.of("localhost", "127.0.0.1", "[::1]", "10.0.0.1", "169.254.169.254")) {
            HttpResponse<String> answer = server.send(
                    server.request(
                                    "/api/v1/webhook",
                                    "Authorization",
                                    "Bearer " + practice.key(),
                                    "Content-Type",
                                    "application/json",
                                    "Accept-Language",
                                    "en")
                            .PUT(HttpRequest.BodyPublishers.ofString("{\"url\": \"https://" + host + "/hook\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(host).isEqualTo(422);
            assertThat(answer.body()).contains("\"pointer\":\"/url\"", "\"code\":\"no-public-address\"");
        }
    }

    @Test
    void theMailHoldsOneLinkAndNothingOfTheContent() throws Exception {
        ObjectNode transfer = freshTransfer("birth-date", "patient-record");
        transfer.put("message", "Ihr Befund ist da.");
        practice.send(transfer, Pdf.of(1000));

        JsonNode mail = inbox.mailTo(email(transfer));
        for (String body :
                new String[] {mail.get("text").asText(), mail.get("html").asText()}) {
            assertThat(Pattern.compile("https?://[^\\s\"<]+")
                            .matcher(body)
                            .results()
                            .count())
                    .isOne();
            assertThat(body).doesNotContain("patient-record", ".pdf", "Befund", "1984", "Hashimoto");
        }
        assertThat(mail.get("subject").asText()).isEqualTo("Nachricht von Ordination Dr. Huber");
        assertThat(mail.get("replyTo").asText()).contains("ordination@example.org");
        assertThat(mail.get("attachments")).isEmpty();
    }

    @Test
    void theCodeComesFirstInItsTextMessage() throws Exception {
        ObjectNode transfer = freshTransfer("sms-code", "invoice");
        Answer accepted = practice.sendQuoted(transfer, Pdf.of(1000));

        String text = inbox.textTo(phone(transfer)).get("text").asText();
        String code = text.substring(0, 6);
        assertThat(code).matches("[0-9]{6}");
        assertThat(text).endsWith("@localhost #" + code);
        assertThat(accepted.json().at("/charge/amount").asText()).isEqualTo("0.10");
        assertThat(accepted.response().body()).doesNotContain(code);
    }

    @Test
    void anInvoiceMayTravelAsAnAttachmentAndARecordMayNot() throws Exception {
        byte[] file = Pdf.of(200_000);
        ObjectNode transfer = freshTransfer("none", "invoice");
        assertThat(practice.send(transfer, file).status()).isEqualTo(201);

        JsonNode attachment = inbox.mailTo(email(transfer)).at("/attachments/0");
        assertThat(attachment.get("fileName").asText()).isEqualTo("invoice.pdf");
        byte[] received = server.send(
                        server.request(attachment.get("url").asText()).GET().build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
        assertThat(received).isEqualTo(file);

        Answer refused = practice.send(freshTransfer("none", "patient-record"), file);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("factor-not-allowed");
    }

    @Test
    void severalDocumentsAreFetchedOneByOneAndInParts() throws Exception {
        byte[] invoice = Pdf.of(100_000);
        byte[] record = Pdf.of(150_000);
        ObjectNode transfer = freshTransfer("birth-date", "invoice", "patient-record");
        Answer accepted = practice.send(transfer, invoice, record);
        Patient patient = new Patient(server, inbox.linkFor(email(transfer)));
        patient.answer(rightAnswer("birth-date", transfer));

        HttpResponse<byte[]> part = patient.download(2, "Range", "bytes=70000-70099");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(record, 70_000, 70_100));
        assertThat(state(accepted)).isNotEqualTo("downloaded");
        assertThat(patient.download(1).body()).isEqualTo(invoice);
        assertThat(patient.download(2).body()).isEqualTo(record);
        assertThat(patient.download(3).statusCode()).isEqualTo(404);
        await().atMost(Server.SOON).until(() -> state(accepted).equals("downloaded"));
    }

    /** The client goes on after what has reached it, as a browser does when its network is back. */
    @Test
    void aDownloadThatGoesOnAfterItsConnectionWasCutIsOneCompleteDownload() throws Exception {
        byte[] file = Pdf.of(20_000_000); // much more than waits between two sockets
        ObjectNode transfer = freshTransfer("birth-date", "invoice");
        Answer accepted = practice.send(transfer, file);
        Patient patient = new Patient(server, inbox.linkFor(email(transfer)));
        patient.answer(rightAnswer("birth-date", transfer));
        Path log = server.data().resolve("log/briefsiegel.log");
        int logged = (int) Files.size(log);

        byte[] beginning;
        try (RawRequest cut = new RawRequest(
                server,
                "GET " + patient.downloadRequest(1).uri().getPath() + " HTTP/1.1\nHost: localhost\nCookie: "
                        + patient.cookie())) {
            beginning = cut.bodyUpTo(3_000_000);
        }
        assertThat(state(accepted)).isEqualTo("opened");
        HttpResponse<byte[]> rest = patient.download(1, "Range", "bytes=" + beginning.length + "-");

        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(beginning).isEqualTo(Arrays.copyOf(file, beginning.length));
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(file, beginning.length, file.length));
        await().atMost(Server.SOON).until(() -> state(accepted).equals("downloaded"));
        assertThat(practice.get("/transfers/" + id(accepted) + "/events").json().findValuesAsText("kind"))
                .containsOnlyOnce("document-started", "document-downloaded");
        assertThat(Files.readString(log).substring(logged))
                .doesNotContain(
                        "EofException", "Broken pipe", "Connection reset", "org.briefsiegel.recipient.download");
    }

    @Test
    void tenWrongAnswersAreAllThereAreAndAPauseComesAfterFive() throws Exception {
        ObjectNode transfer = freshTransfer("birth-date", "invoice");
        practice.send(transfer, Pdf.of(1000));
        Patient patient = new Patient(server, inbox.linkFor(email(transfer)));

        assertThat(patient.answer(Map.of("day", "31", "month", "2", "year", "1984"))
                        .statusCode())
                .isEqualTo(422);
        for (int i = 0; i < 5; i++) {
            assertThat(patient.answer(wrongAnswer("birth-date")).statusCode()).isIn(422, 429);
        }
        HttpResponse<String> paused = patient.answer(rightAnswer("birth-date", transfer));
        assertThat(paused.statusCode()).isEqualTo(429);
        assertThat(paused.headers().firstValue("Retry-After")).isPresent();
        assertThat(patient.download(1).body()).isEmpty();
    }

    @Test
    void aRevokedTransferIsGoneAtOnce() throws Exception {
        ObjectNode transfer = freshTransfer("birth-date", "invoice");
        Answer accepted = practice.send(transfer, Pdf.of(1000));
        Patient patient = new Patient(server, inbox.linkFor(email(transfer)));
        patient.answer(rightAnswer("birth-date", transfer));
        assertThat(patient.download(1).statusCode()).isEqualTo(200);

        Answer revoked = practice.post("/transfers/" + id(accepted) + "/revoke", Map.of());

        assertThat(revoked.json().get("state").asText()).isEqualTo("revoked");
        assertThat(patient.download(1).statusCode()).isNotEqualTo(200);
        assertThat(patient.look().statusCode()).isEqualTo(410);
    }

    @Test
    void aSessionOpensNoOtherTransfer() throws Exception {
        ObjectNode mine = freshTransfer("birth-date", "invoice");
        ObjectNode others = freshTransfer("birth-date", "invoice");
        practice.send(mine, Pdf.of(1000));
        practice.send(others, Pdf.of(1000));
        Patient patient = new Patient(server, inbox.linkFor(email(mine)));
        patient.answer(rightAnswer("birth-date", mine));

        HttpResponse<String> other =
                server.get(inbox.linkFor(email(others)) + "/documents/1", "Cookie", patient.cookie());

        assertThat(other.statusCode()).isEqualTo(401);
        assertThat(other.body()).isEmpty();
    }

    @Test
    void theSameRequestIsCarriedOutOnce() throws Exception {
        ObjectNode transfer = freshTransfer("birth-date", "invoice");
        String key = UUID.randomUUID().toString();

        Answer first = practice.send(transfer, key, Pdf.of(1000));
        Answer second = practice.send(transfer, key, Pdf.of(1000));
        Answer other = practice.send(transfer, key, Pdf.of(1001));

        assertThat(second.status()).isEqualTo(201);
        assertThat(id(second)).isEqualTo(id(first));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-conflict");
        inbox.mailTo(email(transfer));
        assertThat(inbox.mailsTo(email(transfer))).isOne();
    }

    @Test
    void whileARequestRunsItsKeyIsTakenAndThenItIsAnsweredLikeIt() throws Exception {
        ObjectNode transfer = freshTransfer("birth-date", "invoice");
        String key = UUID.randomUUID().toString();
        byte[] file = Pdf.of(40_000_000); // half of it is more than waits between two sockets
        CompletableFuture<HaltedBody> body = new CompletableFuture<>();
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> {
            try {
                return practice.sendHalting(transfer, key, body::complete, file);
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        });
        body.get().awaitHalt();

        Answer meanwhile = practice.send(transfer, key, file);
        Answer other = practice.send(freshTransfer("birth-date", "invoice"), Pdf.of(1000));
        body.get().goOn();
        Answer accepted = first.get();
        Answer again = practice.send(transfer, key, file);

        assertThat(meanwhile.status()).isEqualTo(409);
        assertThat(meanwhile.problem()).isEqualTo("idempotency-conflict");
        assertThat(meanwhile.response().headers().firstValue("Retry-After")).contains("1");
        assertThat(other.status()).isEqualTo(201);
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(201);
        assertThat(again.response().headers().firstValue("Idempotency-Replayed"))
                .contains("true");
        assertThat(id(again)).isEqualTo(id(accepted));
    }

    @Test
    void anotherPracticeSeesNothing() throws Exception {
        Answer accepted = practice.send(freshTransfer("birth-date", "invoice"), Pdf.of(1000));
        PracticeSystem stranger = PracticeSystem.register(server, "Ordination Fremd", "MINI");

        assertThat(stranger.get("/transfers/" + id(accepted)).status()).isEqualTo(404);
        assertThat(stranger.get("/transfers/" + id(accepted) + "/events").status())
                .isEqualTo(404);
        assertThat(stranger.post("/transfers/" + id(accepted) + "/revoke", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/transfers").json().get("transfers")).isEmpty();
    }

    @Test
    void aPlanWithoutTextMessagesIsToldBeforeAnythingHappens() throws Exception {
        PracticeSystem small = PracticeSystem.register(server, "Ordination Klein", "MINI");

        Answer refused = small.send(freshTransfer("sms-code", "invoice"), Pdf.of(1000));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("plan-required");
        assertThat(refused.pointer()).isEqualTo("/authentication/factor");
    }

    @Test
    void aMissingKeyIsRefused() {
        assertThat(server.get("/api/v1/transfers").statusCode()).isEqualTo(401);
        assertThat(new PracticeSystem(server, "P0", "bsk_wrong")
                        .get("/transfers")
                        .problem())
                .isEqualTo("unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({
        "documents/0/type,fax,unknown-document-type,422,/documents/0/type",
        "authentication/factor,retina,unknown-factor,422,/authentication/factor",
        "patient/birthDate,1984-02-31,invalid-fact,422,/patient/birthDate",
        "patient/birthDate,,missing-fact,422,/patient/birthDate",
        "recipient/email,maria,invalid-request,422,/recipient/email"
    })
    void badInputIsNamedAndLeavesNothingBehind(String place, String value, String problem, int status, String pointer)
            throws Exception {
        long files = Disk.files(server.data().resolve("vault/blobs"));
        ObjectNode transfer = freshTransfer("birth-date", "invoice");
        int slash = place.lastIndexOf('/');
        ((ObjectNode) transfer.at("/" + place.substring(0, slash)))
                .put(place.substring(slash + 1), value == null ? "" : value);

        Answer refused = practice.send(transfer, Pdf.of(100_000));

        assertThat(refused.status()).as(refused.response().body()).isEqualTo(status);
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.pointer()).isEqualTo(pointer);
        assertThat(Disk.files(server.data().resolve("vault/blobs"))).isEqualTo(files);
        assertThat(inbox.mailsTo(email(transfer))).isZero();
    }

    @Test
    void aFileOfAnotherTypeIsRefused() throws Exception {
        long files = Disk.files(server.data().resolve("vault/blobs"));

        Answer refused = practice.send(
                freshTransfer("birth-date", "invoice"), "GIF89a and more".getBytes(StandardCharsets.US_ASCII));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("document-refused");
        assertThat(refused.pointer()).isEqualTo("/documents/0");
        assertThat(Disk.files(server.data().resolve("vault/blobs"))).isEqualTo(files);
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws Exception {
        Answer refused = practice.send(freshTransfer("birth-date", "invoice"), Pdf.of(51_000_000));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.problem()).isEqualTo("too-large");
    }

    @Test
    void whatIsChargedForNeedsAFreshQuote() throws Exception {
        Answer without = practice.send(freshTransfer("sms-code", "invoice"), Pdf.of(1000));
        assertThat(without.problem()).isEqualTo("quote-required");

        ObjectNode transfer = freshTransfer("sms-code", "invoice");
        assertThat(practice.sendQuoted(transfer, Pdf.of(1000)).status()).isEqualTo(201);
        ((ObjectNode) transfer.get("recipient")).put("phone", freshPhone());
        Answer another = practice.send(transfer, Pdf.of(1000));
        assertThat(another.status()).isEqualTo(409);
        assertThat(another.problem()).isEqualTo("quote-outdated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp=down", "smtp=temp"})
    void aMailServerThatIsDownLosesNothing(String fault) throws Exception {
        inbox.play(fault);
        ObjectNode transfer = freshTransfer("birth-date", "invoice");
        Answer accepted;
        try {
            accepted = practice.send(transfer, Pdf.of(1000));
            assertThat(accepted.status()).isEqualTo(201);
            await().atMost(Duration.ofSeconds(30)).until(() -> events(accepted).contains("delivery-delayed"));
            assertThat(state(accepted)).isEqualTo("queued");
        } finally {
            inbox.play("smtp=up");
        }
        inbox.mailTo(email(transfer));
        await().atMost(Duration.ofSeconds(30)).until(() -> state(accepted).equals("notified"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smpp=down", "smpp=throttle"})
    void anSmsCentreThatIsDownLosesNothing(String fault) throws Exception {
        inbox.play(fault);
        ObjectNode transfer = freshTransfer("sms-code", "invoice");
        Answer accepted;
        try {
            accepted = practice.sendQuoted(transfer, Pdf.of(1000));
            assertThat(accepted.status()).isEqualTo(201);
            await().atMost(Duration.ofSeconds(30)).until(() -> events(accepted).contains("delivery-delayed"));
        } finally {
            inbox.play("smpp=up");
        }
        inbox.textTo(phone(transfer));
    }

    @Test
    void aCodeThatHasArrivedIsOnRecord() throws Exception {
        Answer accepted = practice.sendQuoted(freshTransfer("sms-code", "invoice"), Pdf.of(1000));

        await().atMost(Duration.ofSeconds(30)).until(() -> events(accepted).contains("code-delivered"));
        assertThat(events(accepted)).containsSubsequence("code-sent", "code-delivered");
        assertThat(state(accepted)).as("of the mail nothing is known").isIn("queued", "notified");
    }

    @Test
    void aCodeThatNeverArrivesIsToldAtOnce() throws Exception {
        inbox.play("smpp=lose");
        ObjectNode transfer = freshTransfer("sms-code", "invoice");
        Answer accepted;
        try {
            accepted = practice.sendQuoted(transfer, Pdf.of(1000));
            await().atMost(Duration.ofSeconds(30)).until(() -> state(accepted).equals("undeliverable"));
        } finally {
            inbox.play("smpp=up");
        }
        assertThat(events(accepted)).contains("code-sent", "delivery-failed");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> inbox.messages().get("mails").findValuesAsText("text").stream()
                        .anyMatch(text -> text.contains("aber nicht zugestellt") && text.contains(id(accepted))));
    }

    @Test
    void nothingIsOnDiskOrInTheLogInClear() throws Exception {
        ObjectNode transfer = freshTransfer("birth-date", "patient-record");
        practice.send(transfer, Pdf.of(200_000));
        String link = inbox.linkFor(email(transfer));
        new Patient(server, link).answer(rightAnswer("birth-date", transfer));
        String token = link.substring(link.lastIndexOf('/') + 1);

        try (Stream<Path> files = Files.walk(server.data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(Pdf.MARKER, token);
            }
        }
        assertThat(Files.readString(server.data().resolve("log/briefsiegel.log")))
                .doesNotContain(email(transfer), "1984-03-09", "1237010180");
    }

    /** Whatever is wrong with a request, no log and no answer tells the link. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /d/LINK?lang=%zz HTTP/1.1",
                "GET /d/LINK%zz HTTP/1.1",
                "GET /d/LINK/;a=%zz HTTP/1.1",
                "GET d/LINK HTTP/1.1",
                "GET /d/LINK/documents/1?%zz=1 HTTP/1.1",
                "GET /d/LINK/documents/99999999999 HTTP/1.1",
                "GET /d/LINK/../LINK HTTP/1.1",
                "GET /d/LINK;a=b HTTP/1.1",
                "GET /d//LINK HTTP/1.1",
                "GET /api/v1/transfers/LINK?limit=%zz HTTP/1.1",
                "FETCH /d/LINK HTTP/1.1",
                "POST /d/LINK HTTP/1.1\nContent-Type: a/b/c\nContent-Length: 0",
                "GET /d/LINK HTTP/1.1\nCookie: briefsiegel-session=\"",
                "GET /d/LINK HTTP/1.1\nAccept-Language: \u00ff;;q=x",
                "GET /d/LINK HTTP/9.9"
            })
    void aMalformedRequestIsAnsweredAndLeavesNoLinkInTheLog(String request) throws Exception {
        ObjectNode transfer = freshTransfer("birth-date", "invoice");
        practice.send(transfer, Pdf.of(1000));
        String link = inbox.linkFor(email(transfer));
        String token = link.substring(link.lastIndexOf('/') + 1);

        try (RawRequest raw =
                new RawRequest(server, request.replace("LINK", token) + "\nHost: localhost\nConnection: close")) {
            assertThat(raw.answer()).startsWith("HTTP/1.1 ").doesNotContain("Jetty", "Exception", "\tat ");
        }

        try (Stream<Path> logs = Files.list(server.data().resolve("log"))) {
            for (Path log : logs.toList()) {
                assertThat(Files.readString(log, StandardCharsets.ISO_8859_1)).doesNotContain(token);
            }
        }
    }

    @Test
    void whoTriesManyLinksIsSlowedDownAndNobodyElse() throws Exception {
        String answer = "";
        for (int i = 0; i < 10 * Server.MISSES_PER_MINUTE && !answer.startsWith("HTTP/1.1 429"); i++) {
            String link = "/d/%032d".formatted(i);
            try (RawRequest raw = new RawRequest(
                    server, "GET " + link + " HTTP/1.1\nHost: localhost\nConnection: close", "127.0.0.2")) {
                answer = raw.answer();
            }
        }

        assertThat(answer).startsWith("HTTP/1.1 429").contains("Retry-After: ", "Bitte warten Sie kurz");
        assertThat(server.get("/d/" + "0".repeat(32)).statusCode()).isEqualTo(404);
    }

    @Test
    void whoSendsSlowlyWithoutAKeyHoldsNothing() throws Exception {
        List<RawRequest> senders = slowSenders("POST /api/v1/transfers HTTP/1.1\nHost: localhost\nIdempotency-Key: k"
                + "\nContent-Type: multipart/form-data; boundary=b\nContent-Length: 50000000");
        try {
            await().atMost(Server.SOON).until(server::isReady);
            for (RawRequest sender : senders) {
                assertThat(sender.status()).isEqualTo("HTTP/1.1 401 Unauthorized");
            }
        } finally {
            close(senders);
        }
    }

    @Test
    void whoAnswersSlowlyHoldsNothing() throws Exception {
        ObjectNode transfer = freshTransfer("birth-date", "invoice");
        practice.send(transfer, Pdf.of(1000));
        Patient patient = new Patient(server, inbox.linkFor(email(transfer)));
        List<RawRequest> senders = slowSenders(
                "POST " + inbox.linkFor(email(transfer)) + " HTTP/1.1\nHost: localhost\nContent-Length: 5000");
        try {
            await().atMost(Server.SOON).until(server::isReady);
            assertThat(patient.answer(rightAnswer("birth-date", transfer)).statusCode())
                    .isEqualTo(303);
        } finally {
            close(senders);
        }
    }

    /** Many more than the server has threads. */
    private static List<RawRequest> slowSenders(String head) throws IOException {
        List<RawRequest> senders = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            senders.add(new RawRequest(server, head));
        }
        return senders;
    }

    private static void close(List<RawRequest> senders) throws IOException {
        for (RawRequest sender : senders) {
            sender.close();
        }
    }

    @Test
    void warningsThatStrangersCauseByTheHundredAreSummedUp() throws Exception {
        Path log = server.data().resolve("log/briefsiegel.log");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> Files.readString(log).contains(" warnings of which not all are written out: "));
        assertThat(Files.readAllLines(log).stream().filter(line -> line.contains("[unclosed")))
                .hasSizeBetween(1, 30);
    }

    @Test
    void whoComesWithoutALinkFindsTheWayToTheDemoAndAPageWhereThereIsNone() throws Exception {
        assertThat(server.get("/").body()).contains("href=\"/demo/\"");
        HttpResponse<String> unknown = server.get("/demo/nothing");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWithIgnoringCase("text/html"));
        assertThat(unknown.body()).contains("Diese Seite gibt es nicht").doesNotContain("/demo/nothing");
    }

    @Test
    void aChunkedRequestOfHttp10IsRefused() throws Exception {
        try (RawRequest raw = new RawRequest(
                server, "POST /d/" + "0".repeat(32) + " HTTP/1.0\nHost: localhost\nTransfer-Encoding: chunked\n\n0")) {
            assertThat(raw.status()).contains("400");
        }
    }

    @Test
    void whatOperatorsDoIsLoggedWithItsTimeAndWithoutPasswords() throws Exception {
        server.shell("practice:list");
        server.shell("config:property-set -p org.briefsiegel.nothing .password swordfish");

        String log = Files.readString(server.data().resolve("log/shell.log"));
        assertThat(log)
                .containsPattern("(?m)^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d,\\d{3} .*'practice:list")
                .contains("config:property-set -p org.briefsiegel.nothing .password ***")
                .doesNotContain("swordfish", "// Licensed");
    }

    @ParameterizedTest
    @CsvSource({
        "practice:key-list p-unknown, not-found",
        "practice:set p-unknown address, invalid-request",
        "practice:list --colour, invalid-request",
        "practice:lst, invalid-request"
    })
    void aScriptReadsWhyACommandFailed(String line, String type) throws Exception {
        JsonNode problem = server.refused(line);

        assertThat(problem.path("type").asText()).isEqualTo("urn:briefsiegel:problem:" + type);
        assertThat(problem.path("detail").asText()).isNotEmpty().doesNotContainPattern("\\p{Cc}");
    }

    @Test
    void aCommandsOptionsMayStandBehindItsQuotes() throws Exception {
        String client = server.home().resolve("bin/client").toString();
        String practices = server.run(List.of(client, "practice:list", "--json"), Map.of());
        String queue = server.run(List.of(client, "queue:list", "--limit", "1", "--json"), Map.of());

        assertThat(practices).startsWith("[{");
        assertThat(queue).startsWith("[");
        assertThat(server.run(List.of(client, "--help"), Map.of())).contains("Apache Karaf client");
    }

    @Test
    void aSuspendedPracticeIsRefusedUntilItIsResumed() throws Exception {
        PracticeSystem suspended = PracticeSystem.register(server, "Ordination Ende", "BASIC");
        JsonNode keys = server.command("practice:key-list " + suspended.id());
        assertThat(keys)
                .singleElement()
                .satisfies(key -> assertThat(key.path("state").asText()).isEqualTo("active"));

        server.shell("practice:suspend " + suspended.id());
        assertThat(suspended.get("/transfers").problem()).isEqualTo("practice-suspended");

        server.shell("practice:resume " + suspended.id());
        assertThat(suspended.get("/transfers").status()).isEqualTo(200);
    }

    @Test
    void whatTheServerWritesIsForItsUserAlone() throws Exception {
        try (Stream<Path> files = Files.walk(server.data())) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .as(file.toString())
                            .noneMatch(permission -> permission.name().matches("(GROUP|OTHERS)_.*")));
        }
        assertThat(server.home().resolve("data/port"))
                .as("a port to end the server by")
                .doesNotExist();
    }

    @Test
    void everyUnknownLinkLooksTheSame() {
        HttpResponse<String> unknown = server.get("/d/00000000000000000000000000000000");
        HttpResponse<String> malformed = server.get("/d/nonsense");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(malformed.body()).isEqualTo(unknown.body());
    }

    static ObjectNode freshTransfer(String factor, String... types) {
        ObjectNode transfer = PracticeSystem.transfer(factor, types);
        ((ObjectNode) transfer.get("recipient")).put("phone", freshPhone());
        return transfer;
    }

    private static String freshPhone() {
        return "+43664%07d".formatted(PHONES.incrementAndGet());
    }

    static String email(ObjectNode transfer) {
        return transfer.at("/recipient/email").asText();
    }

    static String phone(ObjectNode transfer) {
        return transfer.at("/recipient/phone").asText();
    }

    private static String id(Answer accepted) {
        return accepted.json().get("id").asText();
    }

    private static String state(Answer accepted) {
        return practice.get("/transfers/" + id(accepted)).json().get("state").asText();
    }

    private static String events(Answer accepted) {
        return practice.get("/transfers/" + id(accepted) + "/events").response().body();
    }

    private static Map<String, String> rightAnswer(String factor, ObjectNode transfer) {
        return switch (factor) {
            case "birth-date" -> Map.of("day", "9", "month", "März", "year", "1984");
            case "insurance-number" -> Map.of("insuranceNumber", "1237 010180");
            default ->
                Map.of(
                        "code",
                        inbox.textTo(phone(transfer)).get("text").asText().substring(0, 6));
        };
    }

    private static Map<String, String> wrongAnswer(String factor) {
        return switch (factor) {
            case "birth-date" -> Map.of("day", "10", "month", "3", "year", "1984");
            case "insurance-number" -> Map.of("insuranceNumber", "7569217076985");
            default -> Map.of("code", "12345");
        };
    }
}
