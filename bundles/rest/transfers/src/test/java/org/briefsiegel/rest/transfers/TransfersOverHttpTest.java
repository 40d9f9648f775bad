package org.briefsiegel.rest.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.rest.json.Json;
import org.briefsiegel.testkit.api.Answer;
import org.briefsiegel.testkit.api.ApiServer;
import org.briefsiegel.testkit.api.FakeTransferService;
import org.briefsiegel.transfer.api.AccessSheetService;
import org.briefsiegel.transfer.api.AccessSheetService.Handout;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransfersOverHttpTest {

    private static final String ONE_INVOICE = """
            {"documents": [{"type": "invoice", "fileName": "Honorarnote.pdf", "metadata": {"total": 84.00}}],
             "recipient": {"name": "Maria Muster", "email": "maria@example.org", "phone": "+436641234567", "locale": "de-AT"},
             "patient": {"birthDate": "1984-03-09"},
             "authentication": {"factor": "birth-date", "value": null},
             "reference": "R-1"}
            """;

    private final FakeTransferService service = new FakeTransferService();
    private final List<Handout> handouts = new ArrayList<>();
    private final AccessSheetService sheets = new AccessSheetService() {
        @Override
        public List<String> printers() {
            return List.of("sheet");
        }

        @Override
        public Reply<byte[]> print(String practice, String transfer, Handout handout, Locale locale) {
            handouts.add(handout);
            return transfer.equals("T1")
                    ? Reply.done("%PDF-sheet".getBytes(StandardCharsets.UTF_8))
                    : Reply.refused(Refusal.of(Problem.STATE_CONFLICT, "Der Link ist abgelaufen."));
        }
    };
    private ApiServer api;

    @BeforeEach
    void start() {
        api = new ApiServer(
                new TransfersResource(service), new TransferActionsResource(service), new AccessSheetResource(sheets));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void acceptsATransferAndTellsWhereItIs() {
        var answer = post("transfer", ONE_INVOICE, "document", "%PDF-ä");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).endsWith("/api/v1/transfers/T1");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.http().headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(answer.json().path("state").asText()).isEqualTo("queued");
        assertThat(answer.json().path("recipient").path("phone").asText()).isEqualTo("+43664•••4567");
        assertThat(answer.json().at("/charge/amount").asText()).isEqualTo("0.00");
        assertThat(service.contents).containsExactly("%PDF-ä");
        assertThat(service.submissions.get(0).documents().get(0).metadata()).containsEntry("total", "84.00");
        assertThat(service.submissions.get(0).typedIn()).isEmpty();
    }

    @Test
    void printsASheet() {
        var sheet = api.post("/api/v1/transfers/T1/sheets", "{\"handedOutBy\": \"Frau Huber\", \"code\": \"7KMPX\"}");
        assertThat(sheet.status()).isEqualTo(200);
        assertThat(sheet.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(sheet.header("Content-Disposition")).isEqualTo("attachment; filename=\"briefsiegel-T1-sheet.pdf\"");
        assertThat(handouts).containsExactly(new Handout(Optional.empty(), "Frau Huber", "7KMPX"));

        var nobody = api.post("/api/v1/transfers/T1/sheets", "{\"handedOutBy\": \" \"}");
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.json().at("/errors/0/pointer").asText()).isEqualTo("/handedOutBy");

        var closed = api.post("/api/v1/transfers/T2/sheets", "{\"handedOutBy\": \"Frau Huber\"}");
        assertThat(closed.status()).isEqualTo(409);
        assertThat(closed.json().path("detail").asText()).isEqualTo("Der Link ist abgelaufen.");
    }

    @Test
    void acceptsWhatGoesToAnAddressThatHasBouncedAndWarnsOfItOnce() {
        String invoice = ONE_INVOICE.replace("maria@example.org", FakeTransferService.BOUNCED);

        var answer = post("transfer", invoice, "document", "x");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/warnings/0/type").asText()).isEqualTo("bounced-address");
        assertThat(answer.json().at("/warnings/0/field").asText()).isEqualTo("/recipient/email");
        assertThat(api.get("/api/v1/transfers/T1").json().path("warnings").toString())
                .isEqualTo("[]");
        assertThat(post("transfer", ONE_INVOICE, "document", "x")
                        .json()
                        .path("warnings")
                        .toString())
                .isEqualTo("[]");
    }

    @Test
    void tellsWhatIsHandedOverInTheAnswerToSendingAlone() {
        service.handover = Optional.of("K7WQ4-M2XEB");

        var answer = post("transfer", ONE_INVOICE, "document", "x");

        assertThat(answer.json().path("handover").asText()).isEqualTo("K7WQ4-M2XEB");
        assertThat(api.get("/api/v1/transfers/T1").json().path("handover").isNull())
                .isTrue();
    }

    @Test
    void saysWhenAnEarlierRequestMadeTheTransfer() {
        service.replays = true;

        var answer = post("transfer", ONE_INVOICE, "document", "x");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void refusesAFileTooFewTooManyOrOfAnotherName() {
        assertBroken(post("transfer", ONE_INVOICE));
        assertBroken(post("transfer", ONE_INVOICE, "document", "x", "document", "y"));
        assertBroken(post("transfer", ONE_INVOICE, "file", "x"));
        assertBroken(post("transfer", ONE_INVOICE, "document", "x", "trailer", "y"));
    }

    private void assertBroken(Answer answer) {
        assertThat(answer.problem()).isEqualTo("422 urn:briefsiegel:problem:invalid-request");
        assertThat(answer.pointers()).containsExactly("/documents");
        assertThat(service.accepted).isEmpty();
    }

    @Test
    void aDiskThatFailsIsNotTheSendersFault() {
        service.diskFails = true;

        var answer = post("transfer", ONE_INVOICE, "document", "x");

        assertThat(answer.problem()).isEqualTo("503 urn:briefsiegel:problem:unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void refusesAnUploadWhoseFirstPartIsNotTheTransfer() {
        assertThat(post("document", "x", "transfer", ONE_INVOICE).problem()).startsWith("422 ");
    }

    @Test
    void refusesAnUploadThatIsCutOff() {
        String whole = ApiServer.body("transfer", ONE_INVOICE, "document", "content");
        var answer = api.send(
                upload().POST(HttpRequest.BodyPublishers.ofString(whole.substring(0, whole.indexOf("content") + 3))));

        assertThat(answer.problem()).isEqualTo("422 urn:briefsiegel:problem:invalid-request");
        assertThat(service.accepted).isEmpty();
    }

    @Test
    void whatDoesNotArriveCompletelyIsNoFaultOfOurs() throws IOException {
        String whole = ApiServer.body("transfer", ONE_INVOICE, "document", "content");
        String type = "multipart/form-data; boundary=" + ApiServer.BOUNDARY;
        try (Socket cutOff = api.begin("/api/v1/transfers", type, whole.substring(0, whole.indexOf("content")))) {
            cutOff.shutdownOutput();
            assertThat(new String(cutOff.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("urn:briefsiegel:problem:request-timeout");
        }
        assertThat(service.accepted).isEmpty();
    }

    @Test
    void aPracticeThatSendsSlowlyHoldsNoMoreThanItsShare() throws Exception {
        String whole = ApiServer.body("transfer", ONE_INVOICE, "document", "content");
        String beginning = whole.substring(0, whole.indexOf("content"));
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < ApiServer.REQUESTS_AT_ONCE; i++) {
            slow.add(api.begin("/api/v1/transfers", "multipart/form-data; boundary=" + ApiServer.BOUNDARY, beginning));
        }
        service.readings.acquire(ApiServer.REQUESTS_AT_ONCE);

        assertThat(post("transfer", ONE_INVOICE, "document", "x").problem())
                .isEqualTo("429 urn:briefsiegel:problem:rate-limited");
        for (Socket socket : slow) {
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
            socket.close();
        }
        assertThat(post("transfer", ONE_INVOICE, "document", "x").status()).isEqualTo(201);
    }

    @Test
    void refusesAMultipartWithoutBoundary() {
        var answer = api.send(api.request("/api/v1/transfers")
                .header("Idempotency-Key", "k")
                .header("Content-Type", "multipart/form-data")
                .POST(HttpRequest.BodyPublishers.ofString("x")));

        assertThat(answer.problem()).isEqualTo("422 urn:briefsiegel:problem:invalid-request");
        assertThat(api.send(api.request("/api/v1/transfers")
                                .header("Idempotency-Key", "k")
                                .POST(HttpRequest.BodyPublishers.ofString("x")))
                        .problem())
                .isEqualTo("415 urn:briefsiegel:problem:unsupported-media-type");
    }

    @Test
    void refusesATransferPartThatIsTooLong() {
        String padded = ONE_INVOICE + " ".repeat(Json.MAX_BYTES);

        assertThat(post("transfer", padded, "document", "x").problem())
                .isEqualTo("413 urn:briefsiegel:problem:too-large");
    }

    @Test
    void demandsAnIdempotencyKey() {
        var without = api.request("/api/v1/transfers")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString("x"));

        assertThat(api.send(without).problem()).isEqualTo("422 urn:briefsiegel:problem:invalid-request");
        assertThat(api.send(upload("transfer", ONE_INVOICE).setHeader("Idempotency-Key", "k".repeat(256)))
                        .problem())
                .startsWith("422 ");
    }

    @Test
    void passesOnTheDesksRefusalInTheCallersWords() {
        service.refusal = Optional.of(FakeTransferService.missingBirthDate());

        var answer = post("transfer", ONE_INVOICE, "document", "x");

        assertThat(answer.problem()).isEqualTo("422 urn:briefsiegel:problem:missing-fact");
        assertThat(answer.json().path("title").asText()).isEqualTo("Angabe fehlt");
        assertThat(answer.json().path("errors").toString())
                .isEqualTo(
                        "[{\"pointer\":\"/patient/birthDate\",\"code\":\"missing-fact\",\"text\":\"Das Geburtsdatum fehlt.\"}]");
    }

    @Test
    void givesEachKindOfRefusalItsStatus() {
        for (String expected : new String[] {
            "PRACTICE_SUSPENDED 403 practice-suspended",
            "PLAN_REQUIRED 403 plan-required",
            "FACTOR_NOT_ALLOWED 403 factor-not-allowed",
            "QUOTE_OUTDATED 409 quote-outdated",
            "IDEMPOTENCY_CONFLICT 409 idempotency-conflict",
            "IDEMPOTENCY_MISMATCH 422 idempotency-conflict",
            "TOO_LARGE 413 too-large",
            "UNKNOWN_FACTOR 422 unknown-factor",
            "RATE_LIMITED 429 rate-limited",
            "FACTOR_NOT_AVAILABLE 503 factor-not-available",
            "INSUFFICIENT_STORAGE 507 insufficient-storage"
        }) {
            String[] parts = expected.split(" ");
            service.refusal = Optional.of(Refusal.of(Problem.valueOf(parts[0]), "weil"));

            assertThat(post("transfer", ONE_INVOICE, "document", "x").problem())
                    .isEqualTo(parts[1] + " urn:briefsiegel:problem:" + parts[2]);
        }
    }

    @Test
    void takesARefusedUploadOffTheLineSoThatTheSenderCanReadTheRefusal() {
        service.refusal = Optional.of(FakeTransferService.missingBirthDate());

        var answer = post("transfer", ONE_INVOICE, "document", "x".repeat(20_000_000));

        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void asksForTheKeyBeforeAnythingElse() {
        for (String authorization : new String[] {"Bearer wrong", "Basic a2V5LTE=", "Bearer ", "key-1"}) {
            var answer = api.send(upload("transfer", "{").setHeader("Authorization", authorization));

            assertThat(answer.problem()).isEqualTo("401 urn:briefsiegel:problem:unauthenticated");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
        assertThat(api.send(api.request("/api/v1/transfers").setHeader("Authorization", "bearer key-1"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesEverythingToASuspendedPractice() {
        var answer =
                api.send(upload("transfer", ONE_INVOICE, "document", "x").setHeader("Authorization", "Bearer key-3"));

        assertThat(answer.problem()).isEqualTo("403 urn:briefsiegel:problem:practice-suspended");
        assertThat(answer.json().path("title").asText()).isEqualTo("Die Ordination ist ausgesetzt");
        assertThat(service.submissions).isEmpty();
        assertThat(api.send(api.request("/api/v1/transfers/T1").setHeader("Authorization", "Bearer key-3"))
                        .problem())
                .isEqualTo("403 urn:briefsiegel:problem:practice-suspended");
    }

    @Test
    void showsATransferToItsPracticeOnly() {
        post("transfer", ONE_INVOICE, "document", "x");

        for (String path : new String[] {"/api/v1/transfers/T1", "/api/v1/transfers/T1/events"}) {
            assertThat(api.get(path).status()).isEqualTo(200);
            assertThat(api.send(api.request(path).setHeader("Authorization", "Bearer key-2"))
                            .problem())
                    .isEqualTo("404 urn:briefsiegel:problem:not-found");
        }
        assertThat(api.get("/api/v1/transfers/T2").http().body())
                .isEqualTo(api.send(api.request("/api/v1/transfers/T1").setHeader("Authorization", "Bearer key-2"))
                        .http()
                        .body());
        var revoke = api.request("/api/v1/transfers/T1/revoke").POST(HttpRequest.BodyPublishers.noBody());
        assertThat(api.send(revoke).status()).isEqualTo(200);
        assertThat(api.send(revoke.setHeader("Authorization", "Bearer key-2")).status())
                .isEqualTo(404);
    }

    @Test
    void listsPageByPage() {
        for (int i = 0; i < 3; i++) {
            post("transfer", ONE_INVOICE, "document", "x");
        }

        var first = api.get("/api/v1/transfers?limit=2&state=queued&reference=R-1");
        assertThat(first.json().path("transfers").findValuesAsText("id")).containsExactly("T3", "T2");
        var second = api.get("/api/v1/transfers?limit=2&cursor="
                + first.json().path("cursor").asText());
        assertThat(second.json().path("transfers").findValuesAsText("id")).containsExactly("T1");
        assertThat(second.json().path("cursor").isNull()).isTrue();
        assertThat(api.get("/api/v1/transfers?state=locked").json().path("transfers"))
                .isEmpty();
    }

    @Test
    void namesTheParameterThatIsWrong() {
        for (String query : new String[] {"limit=", "limit=0", "limit=101", "limit=x", "state=gone", "cursor=%25%25"}) {
            var answer = api.get("/api/v1/transfers?" + query);

            assertThat(answer.problem()).isEqualTo("422 urn:briefsiegel:problem:invalid-request");
            assertThat(answer.json().path("detail").asText()).contains(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void answersUnknownPathsMethodsAndTypesAsProblems() {
        assertThat(api.get("/api/v1/nothing").problem()).isEqualTo("404 urn:briefsiegel:problem:not-found");
        assertThat(api.get("/api/v2/transfers").problem()).isEqualTo("404 urn:briefsiegel:problem:not-found");
        assertThat(api.send(api.request("/api/v1/transfers").DELETE()).problem())
                .isEqualTo("405 urn:briefsiegel:problem:method-not-allowed");
        assertThat(api.send(api.request("/api/v1/transfers")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .problem())
                .isEqualTo("415 urn:briefsiegel:problem:unsupported-media-type");
    }

    @Test
    void speaksEnglishWhenAsked() {
        var answer = api.send(api.request("/api/v1/transfers/T9").header("Accept-Language", "fr, en;q=0.8, de;q=0.5"));

        assertThat(answer.json().path("title").asText()).isEqualTo("Not found");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        post("transfer", ONE_INVOICE, "document", "PDF");
        Answer first = api.get("/api/v1/transfers/T1");
        String tag = first.header("ETag");
        assertThat(tag).matches("\"[0-9a-f]{32}\"");

        Answer second = api.send(api.request("/api/v1/transfers/T1").header("If-None-Match", tag));

        assertThat(second.status()).isEqualTo(304);
        assertThat(second.http().body()).isEmpty();
        assertThat(second.header("ETag")).isEqualTo(tag);
        assertThat(api.send(api.request("/api/v1/transfers/T1").header("If-None-Match", "\"other\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aRefusalThatPassesSaysWhen() {
        post("transfer", ONE_INVOICE, "document", "PDF");
        service.refusal = Optional.of(
                Refusal.of(Problem.RATE_LIMITED, "Eben erst gesendet.").after(Duration.ofMillis(41_500)));

        Answer answer = api.send(api.request("/api/v1/transfers/T1/resend").POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.problem()).isEqualTo("429 urn:briefsiegel:problem:rate-limited");
        assertThat(answer.header("Retry-After")).isEqualTo("42");
    }

    private HttpRequest.Builder upload(String... namesAndContents) {
        return api.upload("/api/v1/transfers", namesAndContents);
    }

    private Answer post(String... namesAndContents) {
        return api.send(upload(namesAndContents));
    }
}
