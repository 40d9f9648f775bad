package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.briefsiegel.client.ApiClient;
import org.briefsiegel.client.api.BeforeSendingApi;
import org.briefsiegel.client.api.BillingApi;
import org.briefsiegel.client.api.SandboxApi;
import org.briefsiegel.client.api.TransfersApi;
import org.briefsiegel.client.api.WebhookApi;
import org.briefsiegel.client.api.WindowsApi;
import org.briefsiegel.client.model.Capabilities;
import org.briefsiegel.client.model.Event;
import org.briefsiegel.client.model.Factor;
import org.briefsiegel.client.model.NewAuthentication;
import org.briefsiegel.client.model.NewDocument;
import org.briefsiegel.client.model.NewOverviewWindow;
import org.briefsiegel.client.model.NewQuote;
import org.briefsiegel.client.model.NewRecipient;
import org.briefsiegel.client.model.NewSendWindow;
import org.briefsiegel.client.model.NewTransfer;
import org.briefsiegel.client.model.NewWebhook;
import org.briefsiegel.client.model.Quote;
import org.briefsiegel.client.model.QuoteRecipient;
import org.briefsiegel.client.model.SandboxMessages;
import org.briefsiegel.client.model.Statement;
import org.briefsiegel.client.model.Transfer;
import org.briefsiegel.client.model.Transfers;
import org.briefsiegel.client.model.Webhook;
import org.briefsiegel.client.model.WebhookMessage;
import org.briefsiegel.client.model.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.RestClientResponseException;

/** The API as its OpenAPI document says it is: called by a generated client, and judged by the document. */
class ApiIT {

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/d/[0-9a-v]{32})");

    @TempDir
    private static Path folder;

    private static Server server;
    private static PracticeSystem practice;
    private static PracticeSystem neighbour;
    private static PracticeSystem sandbox;
    private static OpenApi openApi;
    private static TransfersApi transfers;
    private static BeforeSendingApi offers;
    private static WebhookApi webhooks;

    @BeforeAll
    static void start() throws Exception {
        server = Server.unpack(
                        "api",
                        Map.of(
                                "BRIEFSIEGEL_TRANSFER_CORE_REISSUE_GAP_SECONDS", "0",
                                "BRIEFSIEGEL_WEBHOOK_SENDER_ALLOW_PRIVATE_TARGETS", "true",
                                "BRIEFSIEGEL_WEBHOOK_SENDER_RETRY_SECONDS", "1,1"))
                .start();
        server.drop("bundles/channel/sheet");
        practice = PracticeSystem.register(server, "Ordination Dr. Huber", "BASIC");
        neighbour = PracticeSystem.register(server, "Ordination Dr. Gruber", "BASIC");
        sandbox = PracticeSystem.sandbox(server, "Ordination Dr. Probst");
        openApi = OpenApi.of(server);
        ApiClient client = client(practice);
        transfers = new TransfersApi(client);
        offers = new BeforeSendingApi(client);
        webhooks = new WebhookApi(client);
    }

    private static ApiClient client(PracticeSystem caller) {
        ApiClient client = new ApiClient().setBasePath(server.url("").toString().replaceFirst("/$", ""));
        client.setBearerToken(caller.key());
        return client;
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void aGeneratedClientSendsAndFollowsATransfer() throws Exception {
        Transfer sent = transfers.sendTransfer(key(), invoice("birth-date", null), List.of(pdf()));
        assertThat(sent.getState()).isEqualTo(Transfer.StateEnum.QUEUED);
        assertThat(sent.getCharge().getAmount()).isEqualTo("0.00");

        await().atMost(Server.SOON).until(() -> state(sent) == Transfer.StateEnum.NOTIFIED);

        Transfer resent = transfers.resendTransfer(sent.getId());
        assertThat(resent.getExpiresAt()).isEqualTo(sent.getExpiresAt());
        Transfer renewed = transfers.renewTransfer(sent.getId());
        assertThat(renewed.getExpiresAt()).isAfter(sent.getExpiresAt());
        assertThat(transfers.unlockTransfer(sent.getId()).getTries()).isZero();
        assertThat(transfers.revokeTransfer(sent.getId()).getState()).isEqualTo(Transfer.StateEnum.REVOKED);
        assertThat(transfers.listEvents(sent.getId()).getEvents())
                .extracting(Event::getKind)
                .contains("accepted", "notice-sent", "resent", "renewed", "revoked", "content-destroyed");
    }

    @Test
    void aGeneratedClientAsksForThePriceAndSendsAtIt() throws Exception {
        Capabilities capabilities = offers.getCapabilities();
        assertThat(capabilities.getFactors())
                .filteredOn(Factor::getChargeable)
                .extracting(Factor::getId)
                .containsExactly("sms-code");

        Quote quote = offers.quote(new NewQuote()
                .addDocumentTypesItem("invoice")
                .factor("sms-code")
                .recipient(new QuoteRecipient().phone("+436641234567").locale("de-AT")));
        Transfer sent = transfers.sendTransfer(key(), invoice("sms-code", quote.getId()), List.of(pdf()));

        assertThat(sent.getCharge()).isEqualTo(quote.getTotal());
    }

    @Test
    void aGeneratedClientPagesThroughTheList() throws Exception {
        String reference = key();
        for (int i = 0; i < 3; i++) {
            transfers.sendTransfer(key(), invoice("birth-date", null).reference(reference), List.of(pdf()));
        }

        Transfers first = transfers.listTransfers(null, reference, 2, null);
        Transfers second = transfers.listTransfers(null, reference, 2, first.getCursor());

        assertThat(first.getTransfers()).hasSize(2);
        assertThat(second.getTransfers()).hasSize(1);
        assertThat(second.getCursor()).isNull();
    }

    @Test
    void aGeneratedClientGetsRefusalsAsProblems() {
        assertThatThrownBy(() -> transfers.sendTransfer(key(), invoice("sms-code", null), List.of(pdf())))
                .isInstanceOfSatisfying(RestClientResponseException.class, refusal -> {
                    assertThat(refusal.getStatusCode().value()).isEqualTo(422);
                    assertThat(refusal.getResponseBodyAsString()).contains("urn:briefsiegel:problem:quote-required");
                });
    }

    @Test
    void aGeneratedClientIsToldWhatHappensAndCatchesUpWithWhatItMissed() throws Exception {
        try (Receiver receiver = Receiver.open()) {
            Webhook put =
                    webhooks.putWebhook(new NewWebhook().url(receiver.url()).addEventsItem("transfer.revoked"));
            assertThat(receiver.types()).containsExactly("webhook.test");
            Transfer sent = transfers.sendTransfer(key(), invoice("birth-date", null), List.of(pdf()));
            receiver.answer(500);

            transfers.revokeTransfer(sent.getId());
            await().atMost(Server.SOON).until(() -> !messages("dead").isEmpty());
            receiver.answer(204);
            WebhookMessage dead = messages("dead").get(0);
            assertThat(dead.getAttempts()).isEqualTo(3);
            webhooks.replayWebhookMessage(dead.getId());
            await().atMost(Server.SOON).until(() -> !messages("delivered").isEmpty());

            assertThat(receiver.types())
                    .containsExactly(
                            "webhook.test",
                            "transfer.revoked",
                            "transfer.revoked",
                            "transfer.revoked",
                            "transfer.revoked");
            assertThat(receiver.lastBody().at("/data/transfer").asText()).isEqualTo(sent.getId());
            assertThat(receiver.lastIsSignedWith(put.getSecret())).isTrue();
            assertThat(webhooks.getWebhook().getSecret()).isNull();

            receiver.answer(410);
            webhooks.replayWebhookMessage(dead.getId());
            await().atMost(Server.SOON).until(() -> webhooks.getWebhook().getState() == Webhook.StateEnum.DISABLED);
            webhooks.deleteWebhook();
            assertThatThrownBy(() -> webhooks.getWebhook()).isInstanceOf(RestClientResponseException.class);
        }
    }

    @Test
    void aGeneratedClientPreparesWindowsAndReadsPapersAsData() throws Exception {
        ApiClient client = client(practice);
        WindowsApi windows = new WindowsApi(client);
        Transfer sent = transfers.sendTransfer(key(), invoice("birth-date", null), List.of(pdf()));

        Window sending = windows.prepareSendWindow(
                new NewSendWindow()
                        .addDocumentsItem(new NewDocument().type("invoice").fileName("Honorarnote.pdf")),
                List.of(pdf()));
        Window overview = windows.prepareOverviewWindow(new NewOverviewWindow().locale("en"));
        Statement statement = new BillingApi(client)
                .getStatement(YearMonth.now(ZoneId.of("Europe/Vienna")).toString(), null);

        assertThat(server.get(path(sending)).statusCode()).isEqualTo(200);
        assertThat(server.get(path(overview)).statusCode()).isEqualTo(200);
        assertThat(transfers.getProof(sent.getId()).getTransfer().getId()).isEqualTo(sent.getId());
        assertThat(statement.getPreliminary()).isTrue();
    }

    @Test
    void aGeneratedJavaClientHasAMethodForEveryOperation() {
        assertThat(Stream.of(
                                BeforeSendingApi.class,
                                TransfersApi.class,
                                WindowsApi.class,
                                WebhookApi.class,
                                BillingApi.class,
                                SandboxApi.class)
                        .flatMap(api -> Stream.of(api.getMethods()))
                        .map(Method::getName))
                .containsAll(operations().map(OpenApi.Operation::id).toList());
    }

    @Test
    void aGeneratedPythonClientCallsEveryOperation() throws Exception {
        assertCallsEveryOperation(ClientProgram.python(server));
    }

    @Test
    void aGeneratedTypeScriptClientCallsEveryOperation() throws Exception {
        assertCallsEveryOperation(ClientProgram.typescript(server));
    }

    private static void assertCallsEveryOperation(ClientProgram client) throws Exception {
        PracticeSystem fresh = PracticeSystem.sandbox(server, "Ordination Dr. Probst");
        await().atMost(Server.SOON).until(() -> server.shell("plugin:list").contains("sheet"));

        assertThat(client.run(fresh, pdf().toPath()))
                .containsExactlyInAnyOrderElementsOf(
                        operations().map(OpenApi.Operation::id).toList());
    }

    private static String path(Window window) {
        return window.getUrl().getPath();
    }

    @Test
    void aProofTellsWhoSentWhatToWhomAndAllThatHappened() throws Exception {
        Transfer sent = transfers.sendTransfer(key(), invoice("birth-date", null), List.of(pdf()));
        await().atMost(Server.SOON).until(() -> state(sent) == Transfer.StateEnum.NOTIFIED);
        transfers.revokeTransfer(sent.getId());

        JsonNode proof = practice.get("/transfers/" + sent.getId() + "/proof").json();
        HttpResponse<String> paper = read("/transfers/" + sent.getId() + "/proof", "application/pdf");

        assertThat(proof.at("/sender/name").asText()).isEqualTo("Ordination Dr. Huber");
        assertThat(proof.at("/transfer/documents/0/sha256").asText())
                .isEqualTo(sent.getDocuments().get(0).getSha256());
        assertThat(proof.path("events").findValuesAsText("kind"))
                .containsSubsequence("accepted", "notice-sent", "revoked", "content-destroyed");
        assertThat(paper.statusCode()).isEqualTo(200);
        assertThat(paper.body()).startsWith("%PDF-");
        assertThat(paper.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"briefsiegel-" + sent.getId() + ".pdf\"");
        assertThat(read("/transfers/" + sent.getId() + "/proof", "text/csv").statusCode())
                .isEqualTo(406);
    }

    @Test
    void whatIsAskedForMostComesFirst() {
        String month = "/billing/statements/" + YearMonth.now(ZoneId.of("Europe/Vienna"));

        assertThat(read(month, "application/pdf, application/json;q=0.5").body())
                .startsWith("%PDF-");
        assertThat(read(month, "application/pdf;q=0.5, application/json").body())
                .startsWith("{");
        assertThat(read(month, "*/*").body()).startsWith("{");
        assertThat(read(month, "text/html").statusCode()).isEqualTo(406);
    }

    private static HttpResponse<String> read(String path, String accept) {
        HttpResponse<String> answer =
                server.get("/api/v1" + path, "Authorization", "Bearer " + practice.key(), "Accept", accept);
        openApi.judge(answer);
        return answer;
    }

    private static List<WebhookMessage> messages(String state) {
        return webhooks.listWebhookMessages(state, 50, null).getMessages();
    }

    @Test
    void aGeneratedClientReadsWhatASandboxWouldHaveSentPageByPage() throws Exception {
        for (int i = 0; i < 2; i++) {
            ObjectNode transfer = PracticeSystem.transfer("birth-date", "invoice");
            sandboxMessages(sandbox.send(transfer, Pdf.of(1000)), 1);
        }
        SandboxApi messages = new SandboxApi(client(sandbox));

        SandboxMessages first = messages.listSandboxMessages(null, 1, null);
        SandboxMessages second = messages.listSandboxMessages(null, 1, first.getCursor());

        assertThat(first.getMessages()).hasSize(1);
        assertThat(second.getMessages()).hasSize(1).doesNotContainAnyElementsOf(first.getMessages());
        assertThat(new BeforeSendingApi(client(sandbox))
                        .getCapabilities()
                        .getPractice()
                        .getSandbox())
                .isTrue();
        assertThatThrownBy(() -> new SandboxApi(client(practice)).listSandboxMessages(null, null, null))
                .isInstanceOfSatisfying(
                        RestClientResponseException.class,
                        refusal -> assertThat(refusal.getStatusCode().value()).isEqualTo(404));
    }

    @ParameterizedTest
    @ValueSource(strings = {"birth-date", "sms-code"})
    void aSandboxPracticeReadsLinkAndCodeOverTheApiAndNothingLeavesTheServer(String factor) throws Exception {
        byte[] file = Pdf.of(20_000);
        ObjectNode transfer = PracticeSystem.transfer(factor, "invoice");
        PracticeSystem.Answer sent =
                factor.equals("sms-code") ? sandbox.sendQuoted(transfer, file) : sandbox.send(transfer, file);
        JsonNode messages = sandboxMessages(sent, factor.equals("sms-code") ? 2 : 1);

        JsonNode mail = message(messages, "mail");
        assertThat(mail.path("to")).isEqualTo(transfer.at("/recipient/email"));
        Matcher link = LINK.matcher(mail.path("text").asText());
        assertThat(link.find()).isTrue();
        Patient patient = new Patient(server, link.group(1));
        assertThat(patient.answer(rightAnswer(factor, messages)).statusCode()).isEqualTo(303);
        assertThat(patient.download(1).body()).isEqualTo(file);

        String id = sent.json().path("id").asText();
        await().atMost(Server.SOON)
                .until(() -> sandbox.get("/transfers/" + id)
                        .json()
                        .path("state")
                        .asText()
                        .equals("downloaded"));
        assertThat(new Inbox(server).messages().toString())
                .doesNotContain(transfer.at("/recipient/email").asText(), "Probst");
        assertClearOf(link.group(1).replace("/d/", ""));
        assertThat(PracticeSystem.sandbox(server, "Ordination Dr. Fremd")
                        .get("/sandbox/messages?transfer=" + id)
                        .json()
                        .path("messages"))
                .isEmpty();
        PracticeSystem.Answer refused = practice.get("/sandbox/messages?transfer=" + id);
        assertThat(refused.problem()).isEqualTo("not-found");
        assertThat(refused.json().path("detail").asText()).contains("Sandbox");
    }

    private static Map<String, String> rightAnswer(String factor, JsonNode messages) {
        return factor.equals("sms-code")
                ? Map.of("code", message(messages, "sms").path("text").asText().substring(0, 6))
                : Map.of("day", "9", "month", "3", "year", "1984");
    }

    /** The messages of a transfer, once there are so many. */
    private static JsonNode sandboxMessages(PracticeSystem.Answer sent, int number) {
        assertThat(sent.status()).as(sent.response().body()).isEqualTo(201);
        String path = "/sandbox/messages?transfer=" + sent.json().path("id").asText();
        return await().atMost(Server.SOON)
                .until(() -> sandbox.get(path).json().path("messages"), messages -> messages.size() == number);
    }

    private static JsonNode message(JsonNode messages, String channel) {
        return StreamSupport.stream(messages.spliterator(), false)
                .filter(message -> message.path("channel").asText().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    private static void assertClearOf(String secret) throws Exception {
        try (Stream<Path> files = Files.walk(server.data())) {
            for (Path found : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(found, StandardCharsets.ISO_8859_1))
                        .as(found.toString())
                        .doesNotContain(secret);
            }
        }
    }

    static Stream<OpenApi.Operation> operations() {
        return openApi.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationAsksForTheKey(OpenApi.Operation operation) {
        for (String authorization : List.of("", "Bearer unknown", "Basic cDpw")) {
            HttpRequest.Builder request = operation.request(server, "0");
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            HttpResponse<String> answer = server.send(request.build(), HttpResponse.BodyHandlers.ofString());

            openApi.judge(answer);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void noOperationTellsAnotherPracticesThingsFromThoseThatDoNotExist(OpenApi.Operation operation) throws Exception {
        if (!operation.namesAThing()) {
            return;
        }
        ObjectNode letter = PracticeSystem.transfer("birth-date", "invoice");
        String foreign = neighbour.send(letter, Pdf.of(1000)).json().get("id").asText();

        HttpResponse<String> unknown = call(operation, "0".repeat(26));
        HttpResponse<String> hidden = call(operation, foreign);

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body()).isEqualTo(unknown.body());
        assertThat(neighbour.get("/transfers/" + foreign + "/events").json().path("events"))
                .noneMatch(event -> event.get("kind").asText().matches("revoked|unlocked|resent|renewed"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsMalformedIsAnsweredAsTheDocumentSays(OpenApi.Operation operation) {
        for (String body : List.of("", "{", "[]", "null", "{\"documents\": 1}", "\u0000", "{\"a\": {\"a\": []}}")) {
            for (String type : List.of("application/json", "multipart/form-data; boundary=b", "text/plain", "")) {
                HttpRequest.Builder request = operation.request(server, "%27%20or%201=1--", body);
                request.header("Authorization", "Bearer " + practice.key());
                request.header("Idempotency-Key", key());
                if (!type.isEmpty()) {
                    request.header("Content-Type", type);
                }
                HttpResponse<String> answer = server.send(request.build(), HttpResponse.BodyHandlers.ofString());

                openApi.judge(answer);
                assertThat(answer.statusCode()).isLessThan(500);
            }
        }
    }

    @Test
    void theStatementHoldsWhatWasQuotedOnceTheCodeIsSent() throws Exception {
        PracticeSystem fresh = PracticeSystem.register(server, "Ordination Dr. Neu", "PRO");
        String month = YearMonth.now(ZoneId.of("Europe/Vienna")).toString();
        PracticeSystem.Answer sent = fresh.sendQuoted(PracticeSystem.transfer("sms-code", "invoice"), Pdf.of(1000));
        String id = sent.json().get("id").asText();
        await().atMost(Server.SOON)
                .until(() -> fresh.get("/transfers/" + id)
                        .json()
                        .path("state")
                        .asText()
                        .equals("notified"));

        PracticeSystem.Answer statement = fresh.get("/billing/statements/" + month);
        HttpResponse<String> csv = server.get(
                "/api/v1/billing/statements/" + month, "Authorization", "Bearer " + fresh.key(), "Accept", "text/csv");

        assertThat(statement.json().at("/lines/0/transfer").asText()).isEqualTo(id);
        assertThat(statement.json().path("net")).isEqualTo(sent.json().path("charge"));
        assertThat(statement.json().at("/gross/amount").asText()).isEqualTo("0.12");
        assertThat(statement.json().path("preliminary").asBoolean()).isTrue();
        openApi.judge(csv);
        assertThat(csv.body()).contains("," + id + ",first,SMS (+43),1,0.10,0.10,EUR\r\n");
        HttpResponse<String> excel = server.get(
                "/api/v1/billing/statements/" + month + "?format=excel", "Authorization", "Bearer " + fresh.key());
        openApi.judge(excel);
        assertThat(excel.body()).startsWith("\ufeffpostedAt;").contains(";0,10;0,10;EUR\r\n");
        assertThat(fresh.get("/billing/statements/" + month + "?format=xlsx").status())
                .isEqualTo(422);
        assertThat(server.command("billing:verify").get("ledger").asText()).isEqualTo("adds up");
        HttpResponse<String> ofAGeneratedClient = server.get(
                "/api/v1/billing/statements/" + month,
                "Authorization",
                "Bearer " + fresh.key(),
                "Accept",
                "application/problem+json");
        assertThat(ofAGeneratedClient.statusCode()).isEqualTo(200);
        assertThat(ofAGeneratedClient.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(fresh.get("/billing/statements/2026-13").status()).isEqualTo(422);
    }

    @Test
    void parametersThatAreWrongAreNamed() {
        for (String query : List.of("state=open", "limit=0", "limit=101", "limit=x", "cursor=%25", "cursor=AA")) {
            PracticeSystem.Answer answer = practice.get("/transfers?" + query);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().path("detail").asText()).contains(query.replaceFirst("=.*", ""));
        }
    }

    @Test
    void theJudgeFindsDeviations() {
        assertThatThrownBy(() -> openApi.judgeRequest("NewTransfer", "{}")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> openApi.judgeRequest("Money", "{\"amount\": 0.1, \"currency\": \"EUR\"}"))
                .isInstanceOf(AssertionError.class);
        openApi.judgeRequest(
                "NewTransfer", PracticeSystem.transfer("birth-date", "invoice").toString());
    }

    private static HttpResponse<String> call(OpenApi.Operation operation, String id) {
        HttpRequest.Builder request = operation.takes().isEmpty()
                ? operation.request(server, id)
                : operation.request(server, id, operation.example()).header("Content-Type", operation.takes());
        HttpResponse<String> answer = server.send(
                request.header("Authorization", "Bearer " + practice.key()).build(),
                HttpResponse.BodyHandlers.ofString());
        openApi.judge(answer);
        return answer;
    }

    private static Transfer.StateEnum state(Transfer transfer) {
        return transfers.getTransfer(transfer.getId()).getState();
    }

    private static NewTransfer invoice(String factor, String quote) {
        return new NewTransfer()
                .addDocumentsItem(new NewDocument()
                        .type("invoice")
                        .fileName("Honorarnote.pdf")
                        .putMetadataItem("total", "84.00"))
                .recipient(new NewRecipient()
                        .name("Maria Muster")
                        .email("maria." + key() + "@example.org")
                        .phone("+436641234567")
                        .locale("de-AT"))
                .putPatientItem("birthDate", "1984-03-09")
                .authentication(new NewAuthentication().factor(factor).quoteId(quote))
                .reference("R-1");
    }

    private static java.io.File pdf() throws Exception {
        return Files.write(folder.resolve(key() + ".pdf"), Pdf.of(1000)).toFile();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
