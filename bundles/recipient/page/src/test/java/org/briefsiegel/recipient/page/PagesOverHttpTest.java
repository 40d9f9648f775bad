package org.briefsiegel.recipient.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.OpenLetter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagesOverHttpTest {

    private static final String RIGHT = "day=9&month=3&year=1984";
    private static final String WRONG = "day=8&month=M%C3%A4rz&year=1984";

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
    void asksTheQuestionAndSaysNothingOfTheContent() {
        var page = server.get("");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(PageServer.header(page, "Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(page.body())
                .contains("<html lang=\"de-AT\" dir=\"ltr\">")
                .contains("<legend><h1>Wann sind Sie geboren?</h1></legend>")
                .contains("Montag, 7. Dezember 2026, 14:30 Uhr")
                .contains("tel:+4312345678")
                .contains("autocomplete=\"bday-day\"")
                .doesNotContain("Honorarnote")
                .doesNotContain("Fehler");
        assertThat(page.body().split("inputmode=\"numeric\"")).hasSize(3);
        assertThat(PageServer.header(page, "Set-Cookie")).isEmpty();
    }

    @Test
    void headIsAnsweredLikeGet() {
        var head = server.send(server.letter("").method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void drawsAFactorThatNobodyHereKnows() {
        server.service.question = new Letter.Question(
                "Wie lautet das <Losungswort>?",
                "",
                List.of(new Letter.Field("word", "Wort", false, "off", 20)),
                Optional.empty());

        assertThat(server.get("").body())
                .contains("<h1>Wie lautet das &lt;Losungswort&gt;?</h1>")
                .contains("<label for=\"field-word\">Wort</label>")
                .doesNotContain("fieldset")
                .doesNotContain("inputmode");
    }

    @Test
    void whatIsAskedThisTimeComesBackWithTheAnswer() {
        String challenge = "c".repeat(1500);
        server.service.question = new Letter.Question(
                "Code 17?",
                "",
                List.of(new Letter.Field("code", "Code", true, "off", 8)),
                Optional.empty(),
                List.of(),
                challenge);
        assertThat(server.get("").body())
                .contains("<input type=\"hidden\" name=\"_challenge\" value=\"" + challenge + "\">");

        assertThat(server.post("code=123456&_challenge=" + challenge).statusCode())
                .isEqualTo(303);
        var outdated = server.post("code=123456&_challenge=another");
        assertThat(outdated.statusCode()).isEqualTo(422);
        assertThat(outdated.body()).contains("Diese Frage ist neu").doesNotContain("value=\"123456\"");
        assertThat(server.post("code=1&_challenge=" + challenge).body())
                .as("what answered another question isn't shown beside this one")
                .contains("Diese Angabe stimmt nicht")
                .doesNotContain("value=\"1\"");
    }

    @Test
    void aFactorDoesNotGetToSeeWhatNobodyTypes() {
        var page = server.post("day=9&month=3&year=" + "1".repeat(101));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("höchstens 100 Zeichen");
        assertThat(server.service.answers).isEmpty();
    }

    @Test
    void aRightAnswerOpensTheDocuments() {
        var passed = server.post(RIGHT);

        assertThat(passed.statusCode()).isEqualTo(303);
        assertThat(PageServer.header(passed, "Location")).endsWith("/d/" + FakeRecipientService.LINK + "/documents");
        assertThat(PageServer.header(passed, "Set-Cookie"))
                .startsWith("briefsiegel-session=" + FakeRecipientService.SESSION)
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/")
                .doesNotContain("Secure");
        var documents = withSession("/documents");
        assertThat(documents.statusCode()).isEqualTo(200);
        assertThat(documents.body())
                .contains("href=\"/d/" + FakeRecipientService.LINK + "/documents/1\"")
                .contains(
                        "Herunterladen: <bdi>Honorarnote 2026/117</bdi></span> <span class=\"meta\">(Rechnung, PDF, 128\u00a0KB)")
                .contains("(Befund, PNG, 1,4\u00a0MB)")
                .contains("anbei Ihre &lt;Honorarnote&gt;.")
                .contains("<p>Sie können die Dokumente bis Montag, 7. Dezember 2026, 14:30 Uhr herunterladen."
                        + " Danach sind sie hier nicht mehr abrufbar.</p>");
    }

    @Test
    void whatIsToBePaidStandsBesideACodeForBankingApps() {
        server.service.payment = Optional.of(new OpenLetter.Payment.Due(
                "Dr. <Huber>", "AT611904300234573201", "", 8400, "2026/117", Optional.of(LocalDate.of(2026, 12, 14))));

        assertThat(withSession("/documents").body())
                .contains("Bezahlen: <bdi>Honorarnote 2026/117</bdi>")
                .contains("<dt>Empfänger</dt><dd><bdi>Dr. &lt;Huber&gt;</bdi>")
                .contains("<dt>IBAN</dt><dd><bdi dir=\"ltr\">AT61 1904 3002 3457 3201</bdi>")
                .contains("<dt>Betrag</dt><dd><bdi>84,00\u00a0€</bdi>")
                .contains("<dt>Zahlungszweck</dt><dd><bdi>2026/117</bdi>")
                .contains("<dt>Zahlbar bis</dt><dd><bdi>14. Dezember 2026</bdi>")
                .contains("<svg role=\"img\" aria-label=\"QR-Code für die Überweisung\"")
                .doesNotContain("BIC");
    }

    @Test
    void aPaymentThatNoCodeHoldsIsThereToBeCopied() {
        server.service.payment = Optional.of(new OpenLetter.Payment.Due(
                "ä".repeat(70), "AT611904300234573201", "", 8400, "ö".repeat(140), Optional.empty()));

        assertThat(withSession("/documents").body())
                .contains("<p class=\"hint\">Übernehmen Sie diese Angaben in eine Überweisung.</p>")
                .contains("<dt>IBAN</dt>")
                .doesNotContain("<svg");
    }

    @Test
    void whatIsPaidIsSaidToBe() {
        server.service.payment = Optional.of(new OpenLetter.Payment.Settled());

        assertThat(withSession("/documents").body())
                .contains("Diese Rechnung ist bereits bezahlt.")
                .doesNotContain("IBAN", "<svg");
    }

    @Test
    void whereNothingIsSaidAboutPayingThereIsNothing() {
        assertThat(withSession("/documents").body()).doesNotContain("Bezahlen", "IBAN", "<svg");
    }

    @Test
    void aLinkIsNeverWithoutWords() {
        for (String title : new String[] {"", " ", "\u200b\u00a0", "..", "\u2066\u2069"}) {
            server.service.title = title;
            assertThat(withSession("/documents").body())
                    .contains("Herunterladen: <bdi>Dokument 1</bdi>")
                    .contains("Laborbefund vom 3. März");
        }
        server.service.title = "検査";
        assertThat(withSession("/documents").body()).contains("<bdi>検査</bdi>");
    }

    @Test
    void thePracticesWordsAreAtTheFootAndOursOnAccessibility() {
        server.service.sender = FakeRecipientService.sender(
                "Ordination", "Dr. Huber\n<b>FN 1</b>", "https://huber.example/privacy?a=1&b=2");
        assertThat(server.get("").body())
                .contains("<a href=\"/d/" + FakeRecipientService.LINK + "/imprint\">Impressum</a>")
                .contains("<a href=\"https://huber.example/privacy?a=1&amp;b=2\">Datenschutz</a>")
                .contains("<a href=\"/accessibility?lang=de\">Barrierefreiheit</a>");
        assertThat(server.get("/imprint").body()).contains("<p>Dr. Huber</p>", "<p>&lt;b&gt;FN 1&lt;/b&gt;</p>");
        assertThat(server.get("/privacy").statusCode()).isEqualTo(404);
        server.service.status = Letter.Status.LOCKED;
        assertThat(server.get("/imprint").statusCode()).isEqualTo(200);
        var accessibility = server.send(server.request("/accessibility?lang=en"));
        assertThat(accessibility.statusCode()).isEqualTo(200);
        assertThat(accessibility.body()).contains("WCAG 2.2", "<html lang=\"en-GB\"");
    }

    @Test
    void aPracticeThatHasSaidNothingHasNoWordsAtTheFoot() {
        assertThat(server.get("").body()).doesNotContain("Impressum", "Datenschutz");
        assertThat(server.get("/imprint").statusCode()).isEqualTo(404);
    }

    @Test
    void whoComesWithoutALinkIsToldWhatThisServerIs() {
        var page = server.send(server.request("/"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"de-AT\"", "href=\"/api/v1/docs\"", "<section lang=\"en\">")
                .doesNotContain("/demo/");
    }

    @Test
    void theCookieIsLockedToTheHostOverTls() throws IOException {
        try (PageServer tls = new PageServer("https://post.example.org")) {
            assertThat(PageServer.header(tls.post(RIGHT), "Set-Cookie"))
                    .startsWith("__Host-briefsiegel-session=")
                    .contains("Secure")
                    .contains("Path=/")
                    .doesNotContain("Domain");
        }
    }

    @Test
    void withoutASessionTheDocumentsLeadBackToTheQuestion() {
        for (String cookie : new String[] {"a=b", "briefsiegel-session=x", "briefsiegel-session="}) {
            var answer = server.send(server.letter("/documents").header("Cookie", cookie));

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(PageServer.header(answer, "Location")).endsWith("/d/" + FakeRecipientService.LINK);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void aWrongAnswerMarksTheWholeQuestionAndKeepsWhatWasTyped() {
        var page = server.post(WRONG);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("<title>Fehler: Wann sind Sie geboren?")
                .contains("Es gibt ein Problem")
                .contains("href=\"#field-day\"")
                .contains("value=\"März\"")
                .doesNotContain("Versuche.")
                .doesNotContain("id=\"error-day\"");
        assertThat(page.body().split("aria-invalid")).hasSize(4);
    }

    @Test
    void tellsTheTriesThatAreLeftWhenTheyAreFew() {
        for (int i = 0; i < 2; i++) {
            assertThat(server.post(WRONG).body()).doesNotContain("weiteren falschen");
        }
        assertThat(server.post(WRONG).body())
                .contains("Nach zwei weiteren falschen Antworten müssen Sie 15 Minuten warten.");
        assertThat(server.post(WRONG).body())
                .contains("Nach einer weiteren falschen Antwort müssen Sie 15 Minuten warten.");
        server.service.triesLeft = 2;
        server.service.pause = Optional.empty();
        assertThat(server.post(WRONG).body()).contains("Nach einer weiteren falschen Antwort ist der Zugang gesperrt.");
        server.service.triesLeft = 2;
        server.service.pause = Optional.of(Duration.ofHours(24));
        assertThat(server.post(WRONG).body())
                .contains("Nach einer weiteren falschen Antwort müssen Sie 24 Stunden warten.");
    }

    @Test
    void aTypingErrorIsNamedAtItsField() {
        var page = server.post("day=9&month=13&year=%22%3E%3Cscript%3E");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("<a href=\"#field-month\">Diesen Monat gibt es nicht.</a>")
                .contains("<a href=\"#field-year\">Geben Sie das Jahr ein.</a>")
                .contains("aria-describedby=\"error-month\"")
                .contains("value=\"&quot;&gt;&lt;script&gt;\"");
        assertThat(page.body().split("aria-invalid")).hasSize(3);
    }

    @Test
    void anythingPostedIsAnswered() {
        for (String form : new String[] {"", "&&&", "day", "=x", "day=%zz&month=%", "a=".repeat(20_000)}) {
            assertThat(server.post(form).statusCode()).isIn(422, 429);
            server.service.triesLeft = 9;
            server.service.status = Letter.Status.READY;
        }
    }

    @Test
    void pausesAfterTheLastTry() {
        server.service.triesLeft = 1;
        server.service.pausedUntil = Optional.of(PageServer.NOW.plusSeconds(900));

        var page = server.post(WRONG);

        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(PageServer.header(page, "Retry-After"))).isBetween(900, 901);
        assertThat(page.body()).contains("Bitte warten Sie bis 11:15 Uhr").doesNotContain("<form");
        assertThat(server.post(RIGHT).statusCode()).isEqualTo(429);
    }

    @Test
    void saysWhyALetterIsClosed() {
        assertClosed(Letter.Status.LOCKED, 403, "Der Zugang ist gesperrt");
        assertClosed(Letter.Status.WRONG_RECIPIENT, 403, "Diese Nachricht ist gesperrt");
        assertClosed(Letter.Status.REVOKED, 410, "Diese Nachricht wurde zurückgezogen");
        assertClosed(Letter.Status.UNAVAILABLE, 503, "Das geht gerade nicht");
    }

    /** It was asked, and so the page's state is fine: but asking again, as if nothing were wrong, wouldn't be true. */
    @Test
    void saysThatAnAnswerCannotBeJudgedNow() {
        server.service.mute = true;

        HttpResponse<String> page = server.post(RIGHT);

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body()).contains("<h1>Das geht gerade nicht</h1>").doesNotContain("<form");
    }

    private void assertClosed(Letter.Status status, int code, String heading) {
        server.service.status = status;
        for (HttpResponse<String> page : List.of(server.get(""), server.post(RIGHT))) {
            assertThat(page.statusCode()).isEqualTo(code);
            assertThat(page.body())
                    .contains("<h1>" + heading + "</h1>")
                    .contains("+43 1 234 56 78")
                    .doesNotContain("<form");
        }
    }

    @Test
    void everythingUnknownLooksTheSame() {
        String known = FakeRecipientService.LINK;
        String first =
                server.send(server.request("/d/" + known.replace('v', '0'))).body();
        for (String path : new String[] {
            "/d/short", "/d/" + known.toUpperCase(Locale.ROOT), "/d/" + known + "/other", "/d/a/documents", "/d/a/b/c/d"
        }) {
            var page = server.send(server.request(path));

            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.body()).isEqualTo(first).contains("Diese Seite gibt es nicht");
        }
        var post = server.request("/d/" + known.replace('v', '0')).POST(HttpRequest.BodyPublishers.ofString(RIGHT));
        assertThat(server.send(post).statusCode()).isEqualTo(404);
        assertThat(server.send(server.letter("").DELETE()).statusCode()).isEqualTo(405);
    }

    @Test
    void noErrorIsWithoutWords() {
        for (String path :
                new String[] {"/nothing/here", "/assets/nothing.css", "/assets/stationery/" + "0".repeat(64)}) {
            var page = server.send(server.request(path));
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.body()).contains("<h1>Diese Seite gibt es nicht</h1>");
        }
        for (var request :
                List.of(server.letter("").DELETE(), server.request("/").DELETE())) {
            var page = server.send(request);
            assertThat(page.statusCode()).isEqualTo(405);
            assertThat(page.body()).contains("<h1>");
        }
        var problem = server.send(server.request("/nothing/here").header("Accept", "application/json"));
        assertThat(PageServer.header(problem, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(problem.body()).isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}");
    }

    @Test
    void aForeignPageCannotAnswer() {
        for (String[] headers : new String[][] {
            {"Origin", "https://evil.example"},
            {"Origin", "http://localhost:8080", "Sec-Fetch-Site", "cross-site"},
            {"Origin", "null", "Sec-Fetch-Site", "same-site"}
        }) {
            assertThat(server.post(RIGHT, headers).statusCode()).isEqualTo(403);
        }
        for (String[] headers : new String[][] {
            {"Origin", "http://localhost:8080"},
            {"Origin", "http://127.0.0.1:" + server.port},
            {"Origin", "null", "Sec-Fetch-Site", "same-origin"},
            {"Origin", "null"}
        }) {
            assertThat(server.post(RIGHT, headers).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void endsTheSessionOnAForeignDevice() {
        var page = server.send(server.letter("/close")
                .header("Cookie", "briefsiegel-session=" + FakeRecipientService.SESSION)
                .POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(PageServer.header(page, "Location")).endsWith("/d/" + FakeRecipientService.LINK + "/close");
        assertThat(server.get("/close").body()).contains("Sie sind abgemeldet");
        assertThat(PageServer.header(page, "Set-Cookie")).startsWith("briefsiegel-session=closed;");
        assertThat(withSession("/documents").statusCode()).isEqualTo(303);
    }

    @Test
    void whereSomebodyHasSignedOutTheBrowserFillsInNothingAndCookiesAreNotBlamed() {
        assertThat(server.get("").body()).contains("autocomplete=\"bday-day\"");

        String page = server.send(server.letter("?again").header("Cookie", "briefsiegel-session=closed"))
                .body();

        assertThat(page).contains("autocomplete=\"off\"").doesNotContain("bday", "Cookies");
    }

    @Test
    void aSecondLetterLeavesTheFirstOneOpen() {
        String other = "a".repeat(32);
        var passed = server.post(RIGHT, "Cookie", "briefsiegel-session=" + other);
        assertThat(PageServer.header(passed, "Set-Cookie"))
                .startsWith("briefsiegel-session=" + FakeRecipientService.SESSION + "." + other + ";");
        String both = "briefsiegel-session=" + other + "." + FakeRecipientService.SESSION;
        assertThat(server.send(server.letter("/documents").header("Cookie", both))
                        .statusCode())
                .isEqualTo(200);

        var closed =
                server.send(server.letter("/close").header("Cookie", both).POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(PageServer.header(closed, "Set-Cookie")).startsWith("briefsiegel-session=closed;");
        assertThat(server.service.closed).containsExactlyInAnyOrder(FakeRecipientService.SESSION, other);
    }

    @Test
    void remembersTheLettersOfLate() {
        String five = String.join(
                ".", List.of("a".repeat(32), "b".repeat(32), "c".repeat(32), "d".repeat(32), "e".repeat(32)));
        var passed = server.post(RIGHT, "Cookie", "briefsiegel-session=" + five);

        assertThat(PageServer.header(passed, "Set-Cookie"))
                .startsWith("briefsiegel-session=" + FakeRecipientService.SESSION + ".a")
                .contains("d;")
                .doesNotContain("e".repeat(32));
        assertThat(PageServer.header(server.post(RIGHT, "Cookie", "briefsiegel-session=<x>.y"), "Set-Cookie"))
                .startsWith("briefsiegel-session=" + FakeRecipientService.SESSION + ";");
    }

    @Test
    void speaksTheVisitorsChoiceThenThePracticesThenTheBrowsers() {
        assertThat(server.get("?lang=en").body())
                .contains("<html lang=\"en-GB\" dir=\"ltr\">")
                .contains("Monday 7 December 2026, 14:30");
        assertThat(language("en")).isEqualTo("de-AT");
        server.service.chosenByPractice = Locale.ENGLISH;
        assertThat(language("de")).isEqualTo("en-GB");
        server.service.chosenByPractice = Locale.forLanguageTag("fi");
        assertThat(language("fr, en;q=0.5")).isEqualTo("en-GB");
        assertThat(language("fr")).isEqualTo("de-AT");
        assertThat(server.get("?lang=%3Cx").statusCode()).isEqualTo(200);
    }

    @Test
    void staysInTheChosenLanguage() {
        var passed = server.send(server.letter("?lang=en").POST(HttpRequest.BodyPublishers.ofString(RIGHT)));

        assertThat(PageServer.header(passed, "Location")).endsWith("/documents?lang=en");
    }

    @Test
    void tellsAFaultByNumberOnly() {
        server.service.broken = true;

        var page = server.get("");

        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).contains("Nummer des Fehlers").doesNotContain("database");
    }

    @Test
    void theAssetsOfThePageAreThereAndStayCached() {
        String page = server.get("").body();
        for (String asset : new String[] {"briefsiegel.css", "briefsiegel.js"}) {
            int start = page.indexOf("/assets/" + asset);
            var versioned = server.send(server.request(page.substring(start, page.indexOf('"', start))));
            assertThat(versioned.statusCode()).isEqualTo(200);
            assertThat(PageServer.header(versioned, "Cache-Control")).contains("immutable");

            var again = server.send(
                    server.request("/assets/" + asset).header("If-None-Match", PageServer.header(versioned, "ETag")));
            assertThat(again.statusCode()).isEqualTo(304);
        }
        assertThat(server.send(server.request("/assets/messages.properties")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void noBrowserIsTooStrange() {
        for (String accept :
                new String[] {"de-", "de-simple", "de-Latn", "en-US-posix", "de-AT-u-co-phonebk", ";;q=x"}) {
            assertThat(language(accept)).as(accept).isEqualTo("de-AT");
            for (String path : new String[] {"/d/short", "/d/a/b/c"}) {
                var unknown = server.send(server.request(path).header("Accept-Language", accept));
                assertThat(unknown.statusCode()).as(accept).isEqualTo(404);
            }
        }
    }

    @Test
    void whateverTheLanguagesTheLetterIsReadOnceAndTheFactorAskedOnce() {
        for (String accept : new String[] {"de", "de-AT", "en-GB,en;q=0.8", "tr", "xx"}) {
            server.service.lettersRead = 0;

            assertThat(server.send(server.letter("").header("Accept-Language", accept))
                            .statusCode())
                    .isEqualTo(200);

            assertThat(server.service.lettersRead).as(accept).isEqualTo(1);
        }
    }

    private String language(String accept) {
        String page =
                server.send(server.letter("").header("Accept-Language", accept)).body();
        int start = page.indexOf("<html lang=\"") + 12;
        return page.substring(start, page.indexOf('"', start));
    }

    private HttpResponse<String> withSession(String path) {
        return server.send(server.letter(path).header("Cookie", "briefsiegel-session=" + FakeRecipientService.SESSION));
    }
}
