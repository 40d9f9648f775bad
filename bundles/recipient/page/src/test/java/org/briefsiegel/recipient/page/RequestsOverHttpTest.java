package org.briefsiegel.recipient.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.briefsiegel.transfer.api.CodeOffer;
import org.briefsiegel.transfer.api.CodeOffer.Standing;
import org.briefsiegel.transfer.api.Letter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked for without a factor: a new code, a new link, and that the letter went astray. */
class RequestsOverHttpTest {

    private static final String TOKEN = "form=" + FakeRecipientService.FORM_TOKEN;

    private PageServer server;

    @BeforeEach
    void start() throws IOException {
        server = new PageServer("http://localhost:8080");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoeverHasNoCodeIsToldWhereItWentAndGetsANewOne() {
        server.service.question = FakeRecipientService.CODE;
        assertThat(server.get("").body()).contains("/code\">Keine SMS erhalten?</a>");

        assertThat(server.get("/code").body())
                .contains("<h1>Keine SMS erhalten?</h1>")
                .contains("••• 567")
                .contains("name=\"form\" value=\"f1\"")
                .doesNotContain("data-seconds");
        var sent = server.postTo("/code", TOKEN);

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(location(sent)).endsWith("/d/" + FakeRecipientService.LINK + "?sent");
        assertThat(server.service.requests).containsExactly("code");
        assertThat(server.get("?sent").body()).contains("Ein neuer Code ist unterwegs.");
    }

    @Test
    void aQuestionWhoseAnswerIsKnownHasNoCodePage() {
        assertThat(server.get("?sent").body()).doesNotContain("/code", "unterwegs");
        assertThat(server.get("/code").statusCode()).isEqualTo(404);
        assertThat(server.postTo("/code", TOKEN).statusCode()).isEqualTo(404);
    }

    @Test
    void aCodeTooSoonIsPromisedForLater() {
        server.service.question = FakeRecipientService.CODE;
        server.service.code = new CodeOffer(Standing.TOO_SOON, "••• 567", Optional.of(PageServer.NOW.plusSeconds(45)));

        var page = server.postTo("/code", TOKEN);

        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(PageServer.header(page, "Retry-After")).isEqualTo("46");
        assertThat(page.body())
                .contains("Ab 11:01 Uhr können Sie einen neuen Code anfordern.")
                .contains("data-seconds=\"46\" data-text=\"Noch @\" hidden")
                .doesNotContain("<form");
        assertThat(server.get("/code").statusCode()).isEqualTo(200);
    }

    @Test
    void whereNoCodeCanBeHadThePageSaysWhy() {
        server.service.question = FakeRecipientService.CODE;
        assertRefused(Standing.SPENT, 403, "Mehr Codes können wir für diese Nachricht nicht schicken.");
        assertRefused(Standing.UNAVAILABLE, 503, "Im Moment können wir keinen Code schicken.");
        server.service.status = Letter.Status.LOCKED;
        assertRefused(Standing.CLOSED, 403, "Der Zugang ist gesperrt");
        assertThat(location(server.get("/code"))).endsWith("/d/" + FakeRecipientService.LINK);
    }

    private void assertRefused(Standing standing, int status, String reason) {
        server.service.code = new CodeOffer(standing, "••• 567", Optional.empty());
        var page = server.postTo("/code", TOKEN);
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains(reason).contains("+43 1 234 56 78").doesNotContain("<form");
    }

    @Test
    void whoeverGotItByMistakeSaysSoAndEverybodyIsShutOut() {
        assertThat(server.get("").body()).contains("/wrong-recipient\">Diese Nachricht ist nicht für mich</a>");
        assertThat(server.get("/wrong-recipient").body())
                .contains("<h1>Ist diese Nachricht nicht für Sie?</h1>")
                .contains("auch für Sie");
        assertThat(server.service.requests).isEmpty();

        var told = server.postTo("/wrong-recipient", TOKEN);

        assertThat(told.statusCode()).isEqualTo(303);
        assertThat(location(told)).endsWith("/wrong-recipient");
        assertThat(server.get("/wrong-recipient").statusCode()).isEqualTo(200);
        assertThat(server.get("/wrong-recipient").body()).contains("Danke für Ihren Hinweis");
        assertThat(server.get("").statusCode()).isEqualTo(403);
        assertThat(server.get("").body()).doesNotContain("<form").doesNotContain("/wrong-recipient");
    }

    @Test
    void anExpiredLinkIsAnsweredTheSameWhetherOrNotANewOneComes() {
        server.service.status = Letter.Status.EXPIRED;
        var page = server.get("");
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body()).contains("<h1>Dieser Link ist abgelaufen</h1>").contains("Um neuen Link bitten");
        assertThat(server.post("day=9").statusCode()).isEqualTo(410);

        var asked = server.postTo("/renewal", TOKEN);

        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(location(asked)).endsWith("/renewal");
        assertThat(server.get("/renewal").body()).contains("Ihre Bitte ist angekommen");
        assertThat(server.service.requests).containsExactly("renewal");
    }

    @Test
    void aLinkThatWorksNeedsNoNewOne() {
        assertThat(location(server.postTo("/renewal", TOKEN))).endsWith("/d/" + FakeRecipientService.LINK);
        assertThat(location(server.get("/renewal"))).endsWith("/d/" + FakeRecipientService.LINK);
        assertThat(server.service.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/code", "/wrong-recipient", "/renewal"})
    void onlyAFormThatWasSeenCounts(String path) {
        server.service.question = FakeRecipientService.CODE;
        server.service.status = path.equals("/renewal") ? Letter.Status.EXPIRED : Letter.Status.READY;
        for (String form : new String[] {"", "form=", "form=guessed", "form=%"}) {
            var page = server.postTo(path, form);
            assertThat(page.statusCode()).isEqualTo(422);
            assertThat(page.body()).contains("<form").contains("value=\"f1\"");
        }
        assertThat(server.postTo(path, TOKEN, "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(server.service.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/code", "/wrong-recipient", "/renewal"})
    void lookingChangesNothing(String path) {
        server.service.question = FakeRecipientService.CODE;
        for (int i = 0; i < 3; i++) {
            server.get(path);
        }
        assertThat(server.service.requests).isEmpty();
    }

    @Test
    void aSessionThatHasEndedIsExplained() {
        var sent = server.send(server.letter("/documents").header("Cookie", "briefsiegel-session=" + "a".repeat(32)));

        assertThat(location(sent)).endsWith("/d/" + FakeRecipientService.LINK + "?ended");
        assertThat(server.get("?ended").body()).contains("zum Schutz Ihrer Daten");
    }

    @Test
    void thePracticesLookIsOnEveryPage() {
        String page = server.get("").body();
        assertThat(page)
                .contains("/assets/stationery/0b4f5c.css")
                .contains("/assets/stationery/" + FakeRecipientService.LOGO)
                .contains("Hauptstraße 1, 1010 Wien");

        var colour = server.send(server.request("/assets/stationery/0b4f5c.css"));
        assertThat(colour.body()).contains("--band");
        assertThat(PageServer.header(colour, "Content-Type")).startsWith("text/css");
        var logo = server.send(server.request("/assets/stationery/" + FakeRecipientService.LOGO));
        assertThat(PageServer.header(logo, "Content-Type")).isEqualTo("image/png");
        assertThat(PageServer.header(logo, "Cache-Control")).contains("immutable");
        for (String unknown : new String[] {"0b4f5.css", "zzzzzz.css", "00".repeat(32)}) {
            assertThat(server.send(server.request("/assets/stationery/" + unknown))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private static String location(HttpResponse<String> answer) {
        return PageServer.header(answer, "Location");
    }
}
