package org.briefsiegel.rest.offers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.briefsiegel.testkit.api.Answer;
import org.briefsiegel.testkit.api.ApiServer;
import org.briefsiegel.testkit.api.FakeTransferService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OffersOverHttpTest {

    private final FakeTransferService service = new FakeTransferService();
    private ApiServer api;

    @BeforeEach
    void start() {
        api = new ApiServer(new OffersResource(service));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void offersTypesFactorsAndPrices() {
        var capabilities = api.get("/api/v1/capabilities").json();
        assertThat(capabilities.path("documentTypes").findValuesAsText("id"))
                .as("and not what is suspended")
                .containsExactly("invoice");
        assertThat(capabilities.path("factors").path(0).path("reason").isNull()).isTrue();
        assertThat(capabilities.path("factors").path(1).path("reason").asText()).isEqualTo("Nicht im Paket");
        assertThat(capabilities.path("factors").path(0).path("facts").toString())
                .isEqualTo("[{\"name\":\"birthDate\",\"label\":\"Geburtsdatum\",\"of\":\"patient\",\"kind\":\"date\","
                        + "\"pointer\":\"/patient/birthDate\"}]");

        var quote = api.post("/api/v1/quotes", """
                {"documentTypes": ["invoice"], "factor": "sms-code", "recipient": {"phone": "+43664"}}
                """);
        assertThat(quote.status()).isEqualTo(200);
        assertThat(quote.json().path("total").toString()).isEqualTo("{\"amount\":\"0.10\",\"currency\":\"EUR\"}");
        assertThat(service.priceRequests.get(0).phone()).contains("+43664");
    }

    @Test
    void warnsOfAnAddressThatHasBouncedAndOfNoneThatWasNotGiven() {
        String question = """
                {"documentTypes": ["invoice"], "factor": "sms-code", "recipient": {"phone": "+43664", "email": "%s"}}
                """;

        var warned = api.post("/api/v1/quotes", question.formatted(FakeTransferService.BOUNCED));
        assertThat(warned.status()).isEqualTo(200);
        assertThat(warned.json().path("warnings").toString())
                .isEqualTo(
                        "[{\"type\":\"bounced-address\",\"field\":\"/recipient/email\",\"detail\":\"Kam zurück.\"}]");
        assertThat(api.post("/api/v1/quotes", question.formatted("maria@example.org"))
                        .json()
                        .path("warnings")
                        .toString())
                .isEqualTo("[]");
        assertThat(api.post("/api/v1/quotes", "{\"documentTypes\": [\"invoice\"], \"factor\": \"sms-code\"}")
                        .json()
                        .path("warnings")
                        .toString())
                .isEqualTo("[]");
    }

    @Test
    void tellsAFaultByNumberAndNothingMore() {
        service.broken = true;

        var answer = api.get("/api/v1/capabilities");

        assertThat(answer.problem()).isEqualTo("500 urn:briefsiegel:problem:fault");
        assertThat(answer.http().body()).doesNotContain("12345").doesNotContain("Exception");
    }

    @Test
    void moreThanAMinutesWorthOfRequestsIsToldToWait() {
        Answer answer = api.get("/api/v1/capabilities");
        for (int i = 0; i < ApiServer.REQUESTS_PER_MINUTE * 2 && answer.status() == 200; i++) {
            answer = api.get("/api/v1/capabilities");
        }

        assertThat(answer.problem()).isEqualTo("429 urn:briefsiegel:problem:rate-limited");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void aRefusalThatMayLeaveABodyUnreadEndsTheConnectionAndSaysSo() {
        Answer refused = api.send(api.request("/api/v1/quotes")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("a price, please")));

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.header("Connection")).isEqualTo("close");
        assertThat(api.get("/api/v1/nothing").header("Connection")).isEmpty();
    }

    @Test
    void whatDoesNotArriveCompletelyIsNoFaultOfOurs() throws IOException {
        try (Socket cutOff = api.begin("/api/v1/quotes", "application/json", "{")) {
            cutOff.shutdownOutput();
            assertThat(new String(cutOff.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("urn:briefsiegel:problem:request-timeout");
        }
        assertThat(service.priceRequests).isEmpty();
    }

    @Test
    void tellsAllThatIsWrongWithAQuestion() {
        Answer answer = api.post("/api/v1/quotes", "{\"documentTypes\": [1], \"recipient\": {\"fone\": \"1\"}}");

        assertThat(answer.problem()).isEqualTo("422 urn:briefsiegel:problem:invalid-request");
        assertThat(answer.pointers()).containsExactly("/documentTypes/0", "/factor", "/recipient/fone");
        assertThat(api.post("/api/v1/quotes", "").problem()).isEqualTo("422 urn:briefsiegel:problem:invalid-request");
        assertThat(api.post("/api/v1/quotes", "{}" + " ".repeat(64 * 1024)).problem())
                .isEqualTo("413 urn:briefsiegel:problem:too-large");
    }

    @Test
    void aFaultEndsItsRequest() {
        service.broken = true;
        for (int i = 0; i <= ApiServer.REQUESTS_AT_ONCE; i++) {
            assertThat(api.get("/api/v1/capabilities").status()).isEqualTo(500);
        }
        service.broken = false;

        assertThat(api.get("/api/v1/capabilities").status()).isEqualTo(200);
    }

    @Test
    void takesJsonThatIsCalledSo() {
        HttpRequest.Builder question = api.request("/api/v1/quotes")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"documentTypes\": [\"invoice\"], \"factor\": \"sms-code\"}"));

        assertThat(api.send(question).problem()).isEqualTo("415 urn:briefsiegel:problem:unsupported-media-type");
        assertThat(api.send(question.header("Content-Type", "application/json; charset=utf-8"))
                        .status())
                .isEqualTo(200);
    }

    /** Generated clients name what they get when a call fails, and nothing else. */
    @Test
    void answersJsonWhateverIsAccepted() {
        for (String accepted : new String[] {"application/problem+json", "text/html", "*/*"}) {
            Answer answer = api.send(api.request("/api/v1/capabilities").header("Accept", accepted));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(api.send(api.request("/api/v1/quotes")
                                    .header("Accept", accepted)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "{\"documentTypes\": [\"invoice\"], \"factor\": \"sms-code\"}")))
                            .header("Content-Type"))
                    .isEqualTo("application/json");
        }
    }
}
