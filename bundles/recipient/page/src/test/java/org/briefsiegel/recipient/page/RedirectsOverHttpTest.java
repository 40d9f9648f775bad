package org.briefsiegel.recipient.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.transfer.api.CodeOffer;
import org.briefsiegel.transfer.api.CodeOffer.Standing;
import org.briefsiegel.transfer.api.Letter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A browser that goes from page to page never stays at what it has posted. */
class RedirectsOverHttpTest {

    private static final String[] NAVIGATION = {"Sec-Fetch-Mode", "navigate", "Sec-Fetch-Site", "same-origin"};
    private static final String WRONG = "day=8&month=M%C3%A4rz&year=1984";
    private static final String MISTYPED = "day=9&month=13&year=%3Cb%3E";

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
    void aWrongAnswerIsShownByAPageThatCanBeLoadedAgain() {
        var posted = server.post(WRONG, NAVIGATION);

        assertRedirect(posted, "?again");
        assertThat(posted.body()).isEmpty();
        assertThat(PageServer.header(posted, "Set-Cookie"))
                .startsWith("briefsiegel-flash=")
                .contains("; Path=/d/" + FakeRecipientService.LINK + ";", "HttpOnly", "SameSite=Lax", "Max-Age=300");
        for (int load = 1; load <= 3; load++) {
            var page = follow(posted);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("<title>Fehler: ", "Diese Angabe stimmt nicht.", "value=\"8\"", "value=\"März\"");
        }
        assertThat(server.service.answers).hasSize(1);
    }

    @Test
    void whatCannotBeRightIsNamedAtItsFieldAfterTheRedirectToo() {
        var page = follow(server.post(MISTYPED, NAVIGATION));

        assertThat(page.body())
                .contains("<a href=\"#field-month\">Diesen Monat gibt es nicht.</a>")
                .contains("<a href=\"#field-year\">Geben Sie das Jahr ein.</a>")
                .contains("value=\"&lt;b&gt;\"");
        assertThat(page.body().split("aria-invalid")).hasSize(3);
    }

    @Test
    void theAnswerToAQuestionThatIsAskedNoMoreLeadsToTheNewOneWithoutWhatWasTyped() {
        server.service.question = asking("Code 17?", "first");
        assertThat(server.get("").body()).contains("Code 17?", "name=\"_challenge\" value=\"first\"");
        server.service.question = asking("Code 4?", "second");

        for (String form : new String[] {"code=654321&_challenge=first", "code=654321", "code=654321&_challenge="}) {
            var posted = server.post(form, NAVIGATION);
            assertRedirect(posted, "?again");
            assertThat(follow(posted).body())
                    .contains("<title>Fehler: Code 4?", "Diese Frage ist neu")
                    .contains("name=\"_challenge\" value=\"second\"")
                    .doesNotContain("654321", "Code 17", "first");
        }
        var wrong = follow(server.post("code=654321&_challenge=second", NAVIGATION));
        assertThat(wrong.body()).contains("Diese Angabe stimmt nicht").doesNotContain("654321");
    }

    private static Letter.Question asking(String text, String challenge) {
        return new Letter.Question(
                text,
                "",
                List.of(new Letter.Field("code", "Code", true, "off", 8)),
                Optional.empty(),
                List.of(),
                challenge);
    }

    @Test
    void whatWasTypedIsInNoAddress() {
        for (String form : new String[] {WRONG, MISTYPED}) {
            assertThat(PageServer.header(server.post(form, NAVIGATION), "Location"))
                    .doesNotContain("1984", "day", "13");
        }
    }

    @Test
    void theErrorIsNotShownToWhoComesByTheLinkOrHasAnsweredSince() {
        var posted = server.post(WRONG, NAVIGATION);
        String cookie = cookie(posted);

        assertClean(server.send(server.letter("").header("Cookie", cookie)));

        var passed = server.post("day=9&month=3&year=1984", with(cookie));
        assertThat(passed.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("briefsiegel-session=");
        assertThat(passed.headers().allValues("Set-Cookie").get(1)).startsWith("briefsiegel-flash=; Path=/d/");
        assertClean(server.send(server.letter("?again")
                .header("Cookie", "briefsiegel-flash=; briefsiegel-session=" + FakeRecipientService.SESSION)));
    }

    private static void assertClean(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("Fehler", "value=\"8\"", "Cookies");
    }

    @Test
    void aBrowserWithoutCookiesIsToldWhatItNeeds() {
        server.post(WRONG, NAVIGATION);
        assertThat(server.get("?again").body()).contains("erlauben Sie Cookies für diese Seite");

        server.post("day=9&month=3&year=1984", NAVIGATION);
        var documents = server.send(server.letter("/documents").headers(NAVIGATION));
        assertRedirect(documents, "?again");
        assertRedirect(server.get("/documents"), "");
    }

    @Test
    void whatIsTooLongIsSaidWithoutCarryingItAll() {
        var page = follow(server.post("day=9&month=3&year=" + "1".repeat(7000), NAVIGATION));

        assertThat(page.body()).contains("höchstens 100 Zeichen", "value=\"9\"").doesNotContain("1111");
    }

    @Test
    void aClosedLetterIsShownAtItsOwnAddress() {
        server.service.triesLeft = 1;
        server.service.pausedUntil = Optional.of(PageServer.NOW.plusSeconds(900));

        assertRedirect(server.post(WRONG, NAVIGATION), "");

        assertThat(server.get("").statusCode()).isEqualTo(429);
        server.service.status = Letter.Status.LOCKED;
        assertRedirect(server.post(WRONG, NAVIGATION), "");
        assertThat(server.get("").statusCode()).isEqualTo(403);
    }

    @Test
    void theLanguageStays() {
        assertRedirect(server.postTo("?lang=en", WRONG, NAVIGATION), "?lang=en&again");
    }

    @Test
    void aFormThatWasOpenForTooLongComesAgain() {
        assertStale("/wrong-recipient", "/wrong-recipient?again");
        server.service.question = FakeRecipientService.CODE;
        assertStale("/code", "/code?again");
        server.service.status = Letter.Status.EXPIRED;
        var posted = server.postTo("/renewal", "form=old", NAVIGATION);
        assertRedirect(posted, "?again");
        assertThat(follow(posted).body()).contains("Die Seite war zu lange offen.", "Um neuen Link bitten");
    }

    private void assertStale(String path, String then) {
        var posted = server.postTo(path, "form=old", NAVIGATION);
        assertRedirect(posted, then);
        assertThat(follow(posted).body()).contains("Die Seite war zu lange offen.", "name=\"form\"");
    }

    @Test
    void aCodeThatCannotBeSentIsSaidThoughItCanBeAskedForAgain() {
        server.service.question = FakeRecipientService.CODE;
        server.service.code = new CodeOffer(Standing.UNAVAILABLE, "••• 567", Optional.empty());
        var posted = server.postTo("/code", "form=" + FakeRecipientService.FORM_TOKEN, NAVIGATION);
        server.service.code = new CodeOffer(Standing.POSSIBLE, "••• 567", Optional.empty());

        assertRedirect(posted, "/code?again");

        assertThat(follow(posted).body()).contains("Im Moment können wir keinen Code schicken.");
        assertThat(server.get("/code").body()).contains("Neuen Code senden");
    }

    @Test
    void aProgramIsAnsweredAtOnce() {
        for (String[] headers : new String[][] {{}, {"Sec-Fetch-Mode", "cors"}, {"Accept", "text/html"}}) {
            var answer = server.post(MISTYPED, headers);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("Diesen Monat gibt es nicht.");
            assertThat(PageServer.header(answer, "Set-Cookie")).isEmpty();
        }
    }

    private static void assertRedirect(HttpResponse<String> answer, String location) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(PageServer.header(answer, "Location")).endsWith("/d/" + FakeRecipientService.LINK + location);
    }

    private HttpResponse<String> follow(HttpResponse<String> posted) {
        URI location = URI.create(PageServer.header(posted, "Location"));
        return server.send(
                server.request(location.getPath() + "?" + location.getQuery()).header("Cookie", cookie(posted)));
    }

    private static String cookie(HttpResponse<String> answer) {
        String set = PageServer.header(answer, "Set-Cookie");
        return set.isEmpty() ? "none=none" : set.substring(0, set.indexOf(';'));
    }

    private static String[] with(String cookie) {
        return new String[] {NAVIGATION[0], NAVIGATION[1], NAVIGATION[2], NAVIGATION[3], "Cookie", cookie};
    }
}
