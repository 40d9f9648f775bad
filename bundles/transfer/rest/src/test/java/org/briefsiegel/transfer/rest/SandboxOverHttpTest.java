package org.briefsiegel.transfer.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import org.briefsiegel.transfer.api.SandboxMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxOverHttpTest {

    private static final String SANDBOX = "Bearer key-2";

    private ApiServer api;

    @BeforeEach
    void start() throws IOException {
        api = new ApiServer();
        api.sandbox.messages.add(new SandboxMessage(
                "m-1",
                "T1",
                "mail",
                "maria@example.org",
                "Nachricht von Praxis",
                "Öffnen: http://localhost/d/0",
                "<p>Öffnen</p>",
                List.of(new SandboxMessage.Attachment("a.pdf", "application/pdf", 16)),
                Instant.parse("2026-11-24T09:00:01Z")));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void showsASandboxWhatItWouldHaveSent() {
        var answer = get("?transfer=T1&limit=1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/messages/0").toString()).isEqualTo("""
                {"id":"m-1","transfer":"T1","channel":"mail","to":"maria@example.org","subject":"Nachricht von Praxis",\
                "text":"Öffnen: http://localhost/d/0","html":"<p>Öffnen</p>",\
                "attachments":[{"fileName":"a.pdf","mediaType":"application/pdf","size":16}],\
                "createdAt":"2026-11-24T09:00:01Z"}""");
        get("?cursor=" + answer.json().path("cursor").asText());
        assertThat(api.sandbox.questions).containsExactly("P2 T1 - 1", "P2 - m-1 50");
    }

    @Test
    void aPageThatIsNotFullIsTheLast() {
        assertThat(get("").json().path("cursor").isNull()).isTrue();
    }

    @Test
    void tellsAPracticeThatIsNoSandboxWhyThereIsNothing() {
        var answer = api.get("/api/v1/sandbox/messages");

        assertThat(answer.problem()).isEqualTo("404 urn:briefsiegel:problem:not-found");
        assertThat(answer.json().path("detail").asText()).contains("Sandbox", "practice:create");
        assertThat(api.sandbox.questions).isEmpty();
    }

    @Test
    void namesTheParameterThatIsWrong() {
        for (String query : List.of("limit=0", "cursor=%25")) {
            var answer = get("?" + query);

            assertThat(answer.problem()).isEqualTo("422 urn:briefsiegel:problem:invalid-request");
            assertThat(answer.json().path("detail").asText()).contains(query.substring(0, query.indexOf('=')));
        }
    }

    private ApiServer.Answer get(String query) {
        return api.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port + "/api/v1/sandbox/messages" + query))
                        .header("Authorization", SANDBOX));
    }
}
