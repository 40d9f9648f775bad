package org.briefsiegel.rest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Set;
import org.briefsiegel.testkit.api.Answer;
import org.briefsiegel.testkit.api.ApiServer;
import org.briefsiegel.webhook.api.Webhook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookOverHttpTest {

    private static final String PATH = "/api/v1/webhook";

    private final FakeWebhooks webhooks = new FakeWebhooks();
    private ApiServer api;

    @BeforeEach
    void start() {
        api = new ApiServer(new WebhookResource(webhooks), new WebhookMessagesResource(webhooks));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void showsASecretOnce() {
        Answer put = put("{\"url\": \"https://pvs.example/b\", \"events\": [\"transfer.opened\"]}");

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json().path("secret").asText()).isEqualTo("whsec_new");
        assertThat(put.json().path("events").toString()).isEqualTo("[\"transfer.opened\"]");
        assertThat(api.get(PATH).json().path("secret").isNull()).isTrue();
    }

    @Test
    void isGoneOnceItIsDeleted() {
        put("{\"url\": \"https://pvs.example/b\"}");

        Answer deleted = api.send(api.request(PATH).DELETE());

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(api.get(PATH).problem()).isEqualTo("404 urn:briefsiegel:problem:not-found");
        assertThat(api.send(api.request(PATH).DELETE()).problem()).isEqualTo("404 urn:briefsiegel:problem:not-found");
    }

    @Test
    void namesWhatTheServiceRefuses() {
        Answer refused = put("{\"url\": \"http://pvs.example/b\"}");

        assertThat(refused.problem()).isEqualTo("422 urn:briefsiegel:problem:invalid-request");
        assertThat(refused.pointers()).containsExactly("/url");
    }

    @Test
    void namesAllThatIsWrong() {
        assertThat(put("{\"secret\": \"" + "x".repeat(201) + "\", \"events\": []}")
                        .pointers())
                .containsExactly("/url", "/secret", "/events");
    }

    @Test
    void nothingIsSentAgainByAWebhookThatIsDisabled() {
        webhooks.webhooks.put(
                "P1", new Webhook("P1", "https://a", Set.of(), Webhook.State.DISABLED, Instant.EPOCH, "410"));

        assertThat(api.post(PATH + "/messages/m-1/replay", "").problem())
                .isEqualTo("409 urn:briefsiegel:problem:state-conflict");
    }

    @Test
    void namesTheParameterThatIsWrong() {
        assertThat(api.get(PATH + "/messages?state=gone").json().path("detail").asText())
                .contains("state");
    }

    /** Each makes this server call somebody. What isn't understood makes none, and doesn't count. */
    @Test
    void isNotPutTooOften() {
        for (int i = 0; i < 20; i++) {
            put("{");
            assertThat(put("{\"url\": \"https://pvs.example/b\"}").status()).isEqualTo(200);
        }

        Answer tooMany = put("{\"url\": \"https://pvs.example/b\"}");

        assertThat(tooMany.problem()).isEqualTo("429 urn:briefsiegel:problem:rate-limited");
        assertThat(tooMany.header("Retry-After")).isNotEmpty();
    }

    private Answer put(String json) {
        return api.send(api.request(PATH)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }
}
