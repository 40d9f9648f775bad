package org.briefsiegel.rest.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.briefsiegel.testkit.api.Answer;
import org.briefsiegel.testkit.api.ApiServer;
import org.briefsiegel.transfer.api.SandboxMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxOverHttpTest {

    private final FakeSandbox sandbox = new FakeSandbox();
    private ApiServer api;

    @BeforeEach
    void start() {
        api = new ApiServer(new SandboxResource(sandbox));
        sandbox.messages.add(new SandboxMessage(
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
        assertThat(sandbox.questions).containsExactly("P2 T1 - 1", "P2 - m-1 50");
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
        assertThat(sandbox.questions).isEmpty();
    }

    @Test
    void namesTheParameterThatIsWrong() {
        for (String query : List.of("limit=0", "cursor=%25")) {
            var answer = get("?" + query);

            assertThat(answer.problem()).isEqualTo("422 urn:briefsiegel:problem:invalid-request");
            assertThat(answer.json().path("detail").asText()).contains(query.substring(0, query.indexOf('=')));
        }
    }

    private Answer get(String query) {
        return api.send(api.request("/api/v1/sandbox/messages" + query, "key-2"));
    }
}
