package org.briefsiegel.transfer.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets into a window, and how one comes back to it. */
class WindowsOverHttpTest {

    private static final String KEY = FakeWindows.KEY;
    private static final String COOKIE = "briefsiegel-window=" + KEY;
    private static final String OVERVIEW = "/w/" + FakeWindows.TICKET + "/transfers";

    private final HttpClient client = HttpClient.newHttpClient();
    private URI window;
    private Server server;

    @BeforeEach
    void start() throws IOException {
        start("http://localhost:8080");
    }

    private void start(String baseUrl) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        window = URI.create("http://127.0.0.1:" + port + "/w/" + FakeWindows.TICKET);
        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setAddress("http://127.0.0.1:" + port + "/");
        factory.setServiceBean(new WindowResource(
                new FakeWindows(new Window.Overview("p-1", Locale.GERMAN)),
                new FakeDesk(List.of(), List.of()),
                id -> Optional.of(practice(id)),
                URI.create(baseUrl),
                ZoneId.of("Europe/Vienna")));
        server = factory.create();
    }

    @AfterEach
    void stop() {
        server.destroy();
    }

    @Test
    void theAddressShowsAButtonAndOpensNothing() throws Exception {
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = get();
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("data-opener", KEY);
            assertThat(header(answer, "Set-Cookie"))
                    .isEqualTo(COOKIE + "; Path=/w/" + FakeWindows.TICKET + "; HttpOnly; SameSite=Lax");
        }
    }

    @Test
    void aPostLeadsToTheWindowWhichCanBeReloaded() throws Exception {
        HttpResponse<String> opened = post("key=" + KEY, "Cookie", COOKIE);

        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(header(opened, "Location")).isEqualTo(OVERVIEW);
        assertThat(header(get("Cookie", COOKIE), "Location")).isEqualTo(OVERVIEW);
    }

    /** In a frame. The form that is answered leads out of it, and there the cookie is taken. */
    @Test
    void whereTheCookieIsKeptBackAnOverviewIsLedToATabOfItsOwn() throws Exception {
        HttpResponse<String> framed = post("key=" + KEY);
        assertThat(framed.statusCode()).isEqualTo(200);
        assertThat(framed.body()).contains("target=\"_blank\"", "value=\"tab\"", "value=\"" + KEY + "\"");

        HttpResponse<String> alone = post("key=" + KEY + "&action=tab");
        assertThat(header(alone, "Location")).isEqualTo(OVERVIEW);
        assertThat(header(alone, "Set-Cookie")).startsWith(COOKIE);
    }

    @Test
    void nobodyElseGetsIn() throws Exception {
        post("key=" + KEY, "Cookie", COOKIE);
        String other = "0".repeat(32);

        assertThat(get().statusCode()).isEqualTo(410);
        assertThat(get("Cookie", "briefsiegel-window=" + other).statusCode()).isEqualTo(410);
        assertThat(post("key=" + other, "Cookie", COOKIE).statusCode()).isEqualTo(410);
        assertThat(post("", "Cookie", COOKIE).statusCode()).isEqualTo(410);
    }

    @Test
    void overTlsTheCookieWorksInAFrame() throws Exception {
        stop();
        start("https://post.example.org");

        assertThat(header(get(), "Set-Cookie"))
                .isEqualTo("__Secure-" + COOKIE + "; Path=/w/" + FakeWindows.TICKET
                        + "; HttpOnly; SameSite=None; Secure; Partitioned");
        post("key=" + KEY);
        assertThat(get("Cookie", COOKIE).statusCode()).isEqualTo(410);
        assertThat(get("Cookie", "__Secure-" + COOKIE).statusCode()).isEqualTo(303);
    }

    @Test
    void aPostWhoseOriginIsHiddenIsRefused() throws Exception {
        assertThat(post("key=" + KEY, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(post("key=" + KEY, "Origin", "null", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(header(get(), "Referrer-Policy")).isEqualTo("same-origin");
    }

    private HttpResponse<String> get(String... headers) throws Exception {
        return send(HttpRequest.newBuilder(window).GET(), headers);
    }

    private HttpResponse<String> post(String form, String... headers) throws Exception {
        return send(
                HttpRequest.newBuilder(window)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)),
                headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) throws Exception {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static Practice practice(String id) {
        return new Practice(id, "Ordination", Plan.PRO, Set.of(), "", "", false, Optional.empty(), Map.of());
    }
}
