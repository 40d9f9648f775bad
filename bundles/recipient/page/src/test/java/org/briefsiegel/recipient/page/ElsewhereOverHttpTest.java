package org.briefsiegel.recipient.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.transfer.api.Departure;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Opening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way to where a recipient is recognized, and back. */
class ElsewhereOverHttpTest {

    private static final String RETURN = "/d/return/passport/vienna";
    private static final String COOKIE = "briefsiegel-redirect=." + FakeRedirectService.KEPT;

    private PageServer server;

    @BeforeEach
    void start() throws IOException {
        server = new PageServer("http://localhost:8080");
        server.service.question = FakeRedirectService.QUESTION;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> comeBack(String query, String... headers) {
        return server.send(server.request(RETURN + query).headers(headers));
    }

    private static String[] navigation(String cookie) {
        return new String[] {"Cookie", cookie, "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Site", "cross-site"};
    }

    @Test
    void thePageLeadsThereByLinksAndHasNoForm() {
        String page = server.get("").body();

        assertThat(page)
                .contains("<h1>Wo wollen Sie sich ausweisen?</h1>", "Sie kommen danach hierher zurück.")
                .contains("href=\"/d/" + FakeRecipientService.LINK + "/leave/vienna\"", ">Weiter zum Amt</a>")
                .contains("href=\"/d/" + FakeRecipientService.LINK + "/leave/graz\"")
                .contains("weisen Sie sich bitte aus")
                .doesNotContain("<form", "<button type=\"submit\"", "<input");
    }

    @Test
    void whoLeavesTakesACookieAlongThatNoScriptReadsAndThatComesBackFromAnotherSite() {
        HttpResponse<String> left = server.get("/leave/vienna");

        assertThat(left.statusCode()).isEqualTo(303);
        assertThat(PageServer.header(left, "Location"))
                .isEqualTo("https://office.example/login?to=http://localhost:8080/d/return/passport/vienna&in=de_AT");
        assertThat(PageServer.header(left, "Set-Cookie"))
                .isEqualTo(COOKIE + "; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax");
        assertThat(PageServer.header(left, "Location")).doesNotContain(FakeRecipientService.LINK);
    }

    @Test
    void overTlsNoNeighbouringHostCanSetTheCookie() throws IOException {
        try (PageServer safe = new PageServer("https://practice.example")) {
            assertThat(PageServer.header(safe.get("/leave/vienna"), "Set-Cookie"))
                    .startsWith("__Host-briefsiegel-redirect=.")
                    .endsWith("; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure");
        }
    }

    @Test
    void whoIsRecognizedGoesOnToTheDocuments() {
        HttpResponse<String> back = comeBack("?code=1&state=2&state2=a&state2=b", navigation(COOKIE));

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(PageServer.header(back, "Location")).isEqualTo("/d/" + FakeRecipientService.LINK + "/documents");
        assertThat(back.headers().allValues("Set-Cookie"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("briefsiegel-session=" + FakeRecipientService.SESSION))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("briefsiegel-redirect=; Path=/; Max-Age=0"));
        assertThat(server.redirects.arrivals).containsExactly(Map.of("code", "1", "state", "2"));
    }

    @Test
    void whoHadSwitchedTheLanguageComesBackInIt() {
        HttpResponse<String> left = server.get("/leave/vienna?lang=tr");
        assertThat(PageServer.header(left, "Set-Cookie")).startsWith("briefsiegel-redirect=tr.");

        HttpResponse<String> back =
                comeBack("?code=1", navigation("briefsiegel-redirect=tr." + FakeRedirectService.KEPT));

        assertThat(PageServer.header(back, "Location"))
                .isEqualTo("/d/" + FakeRecipientService.LINK + "/documents?lang=tr");
    }

    @Test
    void aWrongPersonIsToldSoOnThePageOfTheLink() {
        server.redirects.opening = Optional.of(new Opening.Wrong(1, 4, Optional.empty()));

        HttpResponse<String> page = follow(comeBack("?code=1", navigation(COOKIE)));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<title>Fehler: Wo wollen Sie sich ausweisen?", "href=\"#field-vienna\"")
                .contains("Diese Nachricht ist für jemand anderen.");
    }

    @Test
    void whatWentWrongThereStandsAtTheLinkThatLedThere() {
        server.redirects.opening =
                Optional.of(new Opening.Mistyped(List.of(new Opening.Flaw("graz", "Das Amt hat zu."))));

        assertThat(follow(comeBack("?error=1", navigation(COOKIE))).body())
                .contains("<a href=\"#field-graz\">Das Amt hat zu.</a>")
                .contains("id=\"error-graz\"", "aria-describedby=\"error-graz\"");
    }

    @Test
    void whatBelongsToAnotherBeginningCanBeBegunAgain() {
        server.redirects.opening = Optional.empty();

        assertThat(follow(comeBack("?code=1", navigation(COOKIE))).body()).contains("Bitte beginnen Sie noch einmal.");
    }

    @Test
    void whoseBrowserHasBegunNothingIsToldToOpenTheLinkAgain() {
        for (String cookie : new String[] {"other=1", "briefsiegel-redirect=.made-up", "briefsiegel-redirect=x"}) {
            HttpResponse<String> page = comeBack("?code=1&state=2", "Cookie", cookie, "Accept-Language", "en");

            assertThat(page.statusCode()).as(cookie).isEqualTo(400);
            assertThat(page.body()).contains("Please start again").doesNotContain(FakeRecipientService.LINK);
        }
    }

    @Test
    void noAddressIsMadeOfWhatIsNone() {
        for (String path :
                new String[] {"/d/return/passport/vienna%2F..", "/d/return/Pass%20port/vienna", "/d/return/x"}) {
            assertThat(server.send(server.request(path).header("Cookie", COOKIE))
                            .statusCode())
                    .as(path)
                    .isIn(400, 404);
        }
        assertThat(server.redirects.arrivals).isEmpty();
    }

    @Test
    void aQueryThatIsNoneIsNoFaultOfThisServer() throws IOException {
        for (String query : new String[] {"&&=&=1&code", "code=%00%0d%0aSet-Cookie:%20a=b"}) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port)) {
                String request = "GET " + RETURN + "?" + query + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + COOKIE
                        + "\r\nConnection: close\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(answer)
                        .as(query)
                        .startsWith("HTTP/1.1")
                        .doesNotStartWith("HTTP/1.1 5")
                        .doesNotContain("a=b");
            }
        }
    }

    @Test
    void aPlaceThatIsAwayIsNamedOnThePageWithItsReason() {
        server.redirects.departure = new Departure.NotNow("Das Amt ist nicht erreichbar.");

        HttpResponse<String> page = server.get("/leave/vienna");

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(PageServer.header(page, "Retry-After")).isEqualTo("60");
        assertThat(page.body()).contains("<a href=\"#field-vienna\">Das Amt ist nicht erreichbar.</a>");
    }

    @Test
    void whereNothingLeadsIsUnknownAndAFactorThatIsGoneIsUnavailable() {
        server.redirects.departure = new Departure.Unknown();
        assertThat(server.get("/leave/linz").statusCode()).isEqualTo(404);

        server.redirects.departure = new Departure.Unavailable();
        assertThat(server.get("/leave/vienna").statusCode()).isEqualTo(503);

        server.redirects.departure = new Departure.Closed();
        server.service.status = Letter.Status.REVOKED;
        assertThat(server.get("/leave/vienna").statusCode()).isEqualTo(410);

        assertThat(server.send(server.request("/d/" + "0".repeat(32) + "/leave/vienna"))
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> follow(HttpResponse<String> redirect) {
        assertThat(redirect.statusCode()).isEqualTo(303);
        String flash = redirect.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("briefsiegel-flash="))
                .findFirst()
                .orElseThrow()
                .split(";")[0];
        URI location = URI.create(PageServer.header(redirect, "Location"));
        return server.send(server.request(location.toString()).header("Cookie", flash));
    }
}
