package org.briefsiegel.recipient.filter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.ZoneId;
import java.util.EnumSet;
import org.briefsiegel.platform.settings.Site;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What many people behind one address get, when one of them tries links or sends nonsense. */
class RequestThrottleTest {

    private static final int TRIES = 3;

    private static final Site SITE = new Site(URI.create("http://localhost:8080"), ZoneId.of("Europe/Vienna"));

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        RequestThrottle filter = new RequestThrottle(SITE, new Settings());
        context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new Links()), "/*");
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/d/unknown", "/w/unknown", "/d/unknown-to-the-container"})
    void whoTriesUnknownLinksIsToldNothingMoreOfSuchLinks(String path) throws Exception {
        for (int i = 0; i < TRIES; i++) {
            assertThat(get(path + i).statusCode()).isEqualTo(404);
        }

        HttpResponse<String> slowed = get(path);

        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
        assertThat(slowed.headers().firstValue("X-Unknown")).isEmpty();
        assertThat(slowed.body())
                .contains("<h1>Bitte warten Sie kurz</h1>")
                .contains("<p>Von Ihrem Anschluss kamen in kurzer Zeit viele ungültige Versuche.</p>")
                .doesNotContain("nothing here");
    }

    @Test
    void whoGoesOnMakesTheWaitOfOthersNoLonger() throws Exception {
        for (int i = 0; i < 20 * TRIES; i++) {
            get("/d/unknown" + i);
        }

        long wait = get("/d/unknown").headers().firstValueAsLong("Retry-After").orElseThrow();
        assertThat(wait).isLessThanOrEqualTo(60 / TRIES);
    }

    @Test
    void whatExistsStaysOpenToAllBehindThatAddress() throws Exception {
        for (int i = 0; i <= TRIES; i++) {
            get("/d/unknown" + i);
        }

        assertThat(get("/d/known").body()).isEqualTo("a question");
        assertThat(get("/d/known/documents/1").body()).isEqualTo("a question");
        assertThat(get("/w/known").body()).isEqualTo("a question");
        assertThat(post("/d/known", 303, true).statusCode()).isEqualTo(303);
        assertThat(post("/d/known", 422, false).statusCode()).isEqualTo(422);
    }

    @Test
    void aMistakeBehindARedirectCounts() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            assertThat(post("/d/known", 422, true).headers().firstValue("Served"))
                    .isPresent();
        }

        HttpResponse<String> slowed = post("/d/known", 422, true);

        assertThat(slowed.statusCode()).isEqualTo(303);
        assertThat(slowed.headers().firstValue("Location")).hasValue("/d/known");
        assertThat(slowed.headers().firstValue("Served")).isEmpty();
        HttpResponse<String> known = get("/d/known");
        assertThat(known.statusCode()).isEqualTo(429);
        assertThat(known.body()).contains("viele ungültige Versuche");
        assertThat(get("/d/known/code").statusCode()).isEqualTo(429);
    }

    @Test
    void mistakesAtOneLinkCloseNoOther() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            post("/d/known", 422, false);
        }

        assertThat(post("/d/known", 422, false).statusCode()).isEqualTo(429);
        assertThat(get("/d/known2").statusCode()).isEqualTo(200);
        assertThat(get("/w/known").statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasTakenCountsNothing() throws Exception {
        for (int i = 0; i <= TRIES; i++) {
            assertThat(post("/d/known", 303, true).headers().firstValue("Served"))
                    .isPresent();
        }
    }

    @Test
    void whoComesBackFromElsewhereIsCountedAtTheirOwnLink() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            assertThat(comeBackTo("known", 422).headers().firstValue("Served")).isPresent();
        }

        assertThat(comeBackTo("known", 422).headers().firstValue("Served")).isEmpty();
        assertThat(get("/d/known").statusCode()).isEqualTo(429);
        assertThat(comeBackTo("known2", 422).headers().firstValue("Served")).isPresent();
        assertThat(get("/d/known2").statusCode()).isEqualTo(200);
    }

    @Test
    void whatComesBackToNoLinkKeepsNobodyElseOut() throws Exception {
        for (int i = 0; i <= TRIES; i++) {
            comeBackTo("", 422);
            comeBackTo("", 500);
        }

        assertThat(comeBackTo("known", 422).headers().firstValue("Served")).isPresent();
    }

    private HttpResponse<String> comeBackTo(String link, int answer) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri("/d/return/oidc/hospital?" + answer))
                        .header("Link", link)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    /** What the links say to it, and whether a browser posts it, so that this is said behind a redirect. */
    private HttpResponse<String> post(String path, int answer, boolean browser) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path + "?" + answer)).POST(BodyPublishers.noBody());
        if (browser) {
            request.header("Sec-Fetch-Mode", "navigate");
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
    }

    @SuppressWarnings("serial")
    private static final class Links extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getRequestURI().startsWith(RequestThrottle.RETURN)) {
                comeBack(request, response);
            } else if (request.getRequestURI().contains("container")) {
                response.sendError(404, "nothing here");
            } else if (request.getRequestURI().contains("unknown")) {
                response.setStatus(404);
                response.setHeader("X-Unknown", "yes");
                response.getWriter().write("nothing here");
                response.flushBuffer();
            } else {
                response.getOutputStream().print("a question");
            }
        }

        private static void comeBack(HttpServletRequest request, HttpServletResponse response) {
            String link = request.getHeader("Link");
            if (link.isEmpty() || RequestThrottle.enter(request, "/d/" + link).isZero()) {
                response.setStatus(Integer.parseInt(request.getQueryString()));
                response.setHeader("Served", "yes");
            }
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) {
            int status = Integer.parseInt(request.getQueryString());
            boolean redirected = request.getHeader("Sec-Fetch-Mode") != null;
            if (redirected && status != 303) {
                RequestThrottle.note(request, status);
            }
            response.setStatus(redirected ? 303 : status);
            response.setHeader("Served", "yes");
        }
    }

    private static final class Settings implements RequestThrottle.Config {
        @Override
        public int missesPerMinute() {
            return TRIES;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return RequestThrottle.Config.class;
        }
    }
}
