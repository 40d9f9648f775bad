package org.briefsiegel.rest.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Locale;
import org.briefsiegel.testkit.api.Answer;
import org.briefsiegel.testkit.api.ApiServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WindowsOverHttpTest {

    private static final String SEND = "/api/v1/send-windows";
    private static final String OVERVIEW = "/api/v1/overview-windows";

    private final FakeWindows windows = new FakeWindows();
    private ApiServer api;

    @BeforeEach
    void start() {
        api = new ApiServer(new WindowsResource(windows, URI.create("https://briefsiegel.example/")));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void preparesAWindowOfLittle() {
        Answer prepared = api.send(api.upload(
                SEND,
                "transfer",
                "{\"documents\": [{\"type\": \"invoice\", \"fileName\": \"a.pdf\"}], \"locale\": \"en\"}",
                "document",
                "content"));

        assertThat(prepared.status()).isEqualTo(201);
        assertThat(prepared.json().path("url").asText()).isEqualTo("https://briefsiegel.example/w/0123");
        assertThat(windows.contents).containsExactly("content");
        assertThat(windows.drafts.get(0).recipient().isPatient()).isTrue();
    }

    @Test
    void namesAllThatIsWrong() {
        Answer refused = api.send(
                api.upload(SEND, "transfer", "{\"recipient\": {\"mail\": \"a\"}}", "document", "x".repeat(3_000_000)));

        assertThat(refused.problem()).isEqualTo("422 urn:briefsiegel:problem:invalid-request");
        assertThat(refused.pointers()).containsExactly("/documents", "/recipient/mail");
        assertThat(windows.drafts).isEmpty();
    }

    @Test
    void preparesAnOverview() {
        assertThat(api.post(OVERVIEW, "{\"locale\": \"en\"}").status()).isEqualTo(201);
        assertThat(api.post(OVERVIEW, "{}").status()).isEqualTo(201);
        assertThat(windows.overviews).containsExactly(Locale.ENGLISH, Locale.GERMAN);
        assertThat(api.post(OVERVIEW, "[]").problem()).isEqualTo("422 urn:briefsiegel:problem:invalid-request");
    }
}
