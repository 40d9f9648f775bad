package org.briefsiegel.desk.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Capabilities.DocumentKind;
import org.briefsiegel.transfer.api.Capabilities.Factor;
import org.briefsiegel.transfer.api.Price;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.api.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets into a window, and how one comes back to it. */
class WindowsOverHttpTest {

    private static final String KEY = FakeWindows.KEY;
    private static final String COOKIE = "briefsiegel-window=" + KEY;
    private static final String OVERVIEW = "/w/" + FakeWindows.TICKET + "/transfers";

    private static final Factor BIRTH_DATE =
            new Factor("birth-date", "Geburtsdatum", "standard", 14, false, List.of(Drafts.BIRTH_DATE), true, "");
    private static final Factor SMS_CODE =
            new Factor("sms-code", "SMS-Code", "maximum", 90, true, List.of(Drafts.PHONE), true, "");
    private static final DocumentKind INVOICE =
            new DocumentKind("invoice", "Rechnung", Set.of("application/pdf"), Set.of("birth-date"), true);

    private final HttpClient client = HttpClient.newHttpClient();
    private Practice practice = Drafts.PRACTICE;
    private final FakeTransferService service =
            new FakeTransferService(List.of(INVOICE), List.of(BIRTH_DATE, SMS_CODE));
    private final FakeSheets sheets = new FakeSheets();
    private FakeWindows windows;
    private URI window;
    private Server server;

    @BeforeEach
    void start() throws IOException {
        start("http://localhost:8080", new Window.Overview("p-1", Locale.GERMAN));
    }

    private void start(String baseUrl, Window content) throws IOException {
        windows = new FakeWindows(content);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        window = URI.create("http://127.0.0.1:" + port + "/w/" + FakeWindows.TICKET);
        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setAddress("http://127.0.0.1:" + port + "/");
        factory.setServiceBean(new WindowResource(
                windows,
                service,
                sheets,
                id -> Optional.of(practice),
                () -> "EUR",
                new Site(URI.create(baseUrl), ZoneId.of("Europe/Vienna")),
                Clock.fixed(Drafts.NOW, ZoneOffset.UTC)));
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

        HttpResponse<String> alone = post("key=" + KEY + "&action=tab", new String[0]);
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
    void anAddressThatHasBouncedIsWarnedOfBesideItAndCanBeSentTo() throws Exception {
        sending(Map.of("birthDate", "1984-03-09"));

        String page = post("action=price&email=bounced%40example.org&factor=birth-date&key=" + KEY, new String[0])
                .body();
        assertThat(page.substring(page.indexOf("id=\"meant\""))).contains("Kam zurück.");
        assertThat(post("action=price&email=maria%40example.org&factor=birth-date&key=" + KEY, new String[0])
                        .body())
                .doesNotContain("Kam zurück.");

        post("action=send&email=bounced%40example.org&factor=birth-date");
        assertThat(windows.sent).hasSize(1);
    }

    @Test
    void aSuspendedPracticesWindowsAreShutUntilItIsResumed() throws Exception {
        sending(Map.of("birthDate", "1984-03-09"));
        practice = Drafts.practice(Optional.of(Drafts.NOW));

        HttpResponse<String> seen = get("Cookie", COOKIE);
        assertThat(seen.statusCode()).isEqualTo(403);
        assertThat(seen.body()).contains("Ihre Ordination ist ausgesetzt");
        assertThat(post("action=send&email=maria%40example.org&factor=birth-date")
                        .statusCode())
                .isEqualTo(403);
        assertThat(windows.sent).isEmpty();

        practice = Drafts.PRACTICE;
        assertThat(get("Cookie", COOKIE).statusCode()).isEqualTo(200);
    }

    @Test
    void overTlsTheCookieWorksInAFrame() throws Exception {
        stop();
        start("https://post.example.org", new Window.Overview("p-1", Locale.GERMAN));

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

    // sending

    @Test
    void everyMistakeIsToldAtOnceByAPageThatCanBeReloaded() throws Exception {
        sending(Map.of());
        HttpResponse<String> posted =
                post("action=send&email=maria%40&factor=birth-date&value-birth-date=31.2.85&message=Guten%20Tag");

        assertThat(posted.statusCode()).isEqualTo(303);
        for (int i = 0; i < 2; i++) {
            assertThat(get("Cookie", COOKIE).body())
                    .contains("id=\"flaw-email\"", "id=\"flaw-value-birth-date\"")
                    .contains("value=\"31.2.85\"", ">Guten Tag</textarea>");
        }
        assertThat(windows.sent).isEmpty();
    }

    @Test
    void aWrongValueOfTheRecordIsSeenBeforeAnythingIsTried() throws Exception {
        sending(Map.of("birthDate", "9.3.85"));

        assertThat(get("Cookie", COOKIE).body())
                .contains("9.3.85", "Dieses Datum gibt es nicht.", "name=\"value-birth-date\"")
                .doesNotContain("id=\"flaw-");
    }

    @Test
    void whatIsFineIsSent() throws Exception {
        sending(Map.of("birthDate", "1984-03-09"));

        post("action=send&email=eva%40example.org&factor=birth-date&relation=parent&language=tr&message=Hallo");

        assertThat(windows.sent).singleElement().satisfies(choice -> {
            assertThat(choice.recipient())
                    .isEqualTo(new Recipient(
                            "Maria Muster", "eva@example.org", "", Locale.forLanguageTag("tr"), "parent"));
            assertThat(choice.message()).isEqualTo("Hallo");
            assertThat(choice.typedIn()).isEmpty();
        });
    }

    @Test
    void whatRemindersMayCostIsSeenBeforeAnythingIsSentThatIsFreeItself() throws Exception {
        practice = Drafts.REMINDING;
        service.reminders =
                List.of(new PriceQuote.Line("SMS-Erinnerung", 2, new Price("0.10", "EUR"), new Price("0.20", "EUR")));
        sending(Map.of("birthDate", "1984-03-09"));
        String filledIn = "action=send&email=eva%40example.org&factor=birth-date&country=AT&phone=0664+1234567";
        String price = "0,10\u00a0€, mit SMS-Erinnerungen höchstens 0,30\u00a0€";

        post(filledIn);
        assertThat(windows.sent).isEmpty();
        assertThat(get("Cookie", COOKIE).body()).contains("Diese Sendung kostet " + price + ".");

        post(filledIn + "&shown=" + URLEncoder.encode(price, StandardCharsets.UTF_8));
        assertThat(windows.sent).singleElement().satisfies(choice -> {
            assertThat(choice.recipient().phone()).isEqualTo("+436641234567");
            assertThat(choice.quote()).contains("q-birth-date");
        });
    }

    @Test
    void aMisspeltAddressIsAskedAboutAndCorrectedByAButton() throws Exception {
        sending(Map.of("birthDate", "1984-03-09"));
        post("action=send&email=maria%40gmial.com&factor=birth-date");
        String asked = get("Cookie", COOKIE).body();
        assertThat(asked).contains("value=\"address\">maria@gmail.com</button>");
        assertThat(asked).contains("name=\"confirmed\" value=\"maria@gmial.com\"");
        assertThat(windows.sent).isEmpty();
        post("action=save&email=maria%40gmial.com&confirmed=maria%40gmial.com&factor=birth-date");
        assertThat(get("Cookie", COOKIE).body()).contains("class=\"question\"");

        post("action=address&email=maria%40gmial.com&confirmed=maria%40gmial.com&factor=birth-date");
        assertThat(get("Cookie", COOKIE).body()).contains("value=\"maria@gmail.com\"");
        post("action=send&email=maria%40gmial.com&confirmed=maria%40gmial.com&factor=birth-date");
        assertThat(windows.sent).hasSize(1);
    }

    @Test
    void whyItCouldNotBeSentIsToldUntilAnotherTry() throws Exception {
        sending(Map.of("birthDate", "1984-03-09"));
        windows.refusal = Optional.of(Refusal.of(Problem.CAP_REACHED, "Das Tageslimit ist erreicht."));

        post("action=send&factor=birth-date");
        assertThat(get("Cookie", COOKIE).body()).contains("Das Tageslimit ist erreicht.");
        post("action=price&factor=birth-date");
        assertThat(get("Cookie", COOKIE).body()).doesNotContain("Das Tageslimit ist erreicht.");
    }

    @Test
    void aDocumentIsShownToWhoHasOpenedTheWindow() throws Exception {
        sending(Map.of());
        assertThat(header(post("action=look-1"), "Location")).isEqualTo("/w/" + FakeWindows.TICKET + "/documents/1");
        assertThat(post("action=look-1&key=" + KEY, "Cookie", "none=").body()).isEqualTo("document 1");
        URI document = URI.create(window + "/documents/1");

        HttpResponse<String> shown = send(HttpRequest.newBuilder(document).GET(), "Cookie", COOKIE);
        assertThat(shown.body()).isEqualTo("document 1");
        assertThat(header(shown, "Content-Disposition")).startsWith("inline");
        assertThat(header(shown, "Content-Security-Policy")).contains("default-src 'none'");
        assertThat(send(HttpRequest.newBuilder(document).GET()).statusCode()).isEqualTo(410);
        assertThat(send(
                                HttpRequest.newBuilder(URI.create(window + "/documents/2"))
                                        .GET(),
                                "Cookie",
                                COOKIE)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsTypedIsKeptAndTheTimeLeftIsTold() throws Exception {
        sending(Map.of());

        HttpResponse<String> kept = post("action=save&message=Halbfertig");

        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(Integer.parseInt(kept.body())).isBetween(1700, 1800);
        assertThat(get("Cookie", COOKIE).body()).contains(">Halbfertig</textarea>");
    }

    @Test
    void whatThePagePostsInTheBackgroundUndoesNothingThatCameAfterIt() throws Exception {
        sending(Map.of("birthDate", "1984-03-09"));
        post("action=address&email=maria%40gmial.com&confirmed=maria%40gmial.com&at=1764290000002");

        post("action=save&email=maria%40gmial.com&at=1764290000001");
        post("action=price&email=maria%40gmial.com&at=1764290000001");
        assertThat(get("Cookie", COOKIE).body()).contains("value=\"maria@gmail.com\"");

        post("action=save&email=maria%40gmx.at&at=1764290000003");
        assertThat(get("Cookie", COOKIE).body()).contains("value=\"maria@gmx.at\"");
    }

    /** A price was asked for, and the person sent at once: the question about the address was gone again. */
    @ParameterizedTest
    @ValueSource(strings = {"price", "save"})
    void whatIsAnsweredAtTheSameTimeAsThePersonsNextStepDoesNotUndoIt(String verb) throws Exception {
        sending(Map.of("birthDate", "1984-03-09"));
        String form = "email=maria%40gmial.com&factor=birth-date&name=Maria";
        windows.meanwhile = () -> posted("action=send&" + form + "&at=1764290000002");

        post("action=" + verb + "&" + form + "&at=1764290000001");

        assertThat(get("Cookie", COOKIE).body()).contains("class=\"question\"");
    }

    private void posted(String form) {
        try {
            post(form);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsTypedIntoAWindowThatIsOverIsGivenBack() throws Exception {
        URI gone = URI.create(window.toString().replace(FakeWindows.TICKET, "0".repeat(32)));
        HttpRequest.Builder request = HttpRequest.newBuilder(gone)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("message=Liebe%20%3Cb%3E&value-birth-date=1984"));

        assertThat(send(request).body()).contains("Liebe &lt;b&gt;").doesNotContain("1984");
        assertThat(send(request, "Origin", "https://evil.example").body()).doesNotContain("Liebe");
    }

    // sent

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "QUEUED        | birth-date | Wird gesendet          | Die Sendung ist unterwegs.",
                "NOTIFIED      | birth-date | Gesendet               | Die E-Mail ist an den Mailserver übergeben. Ob sie",
                "NOTIFIED      | sms-code   | Gesendet               | Die E-Mail ist an den Mailserver übergeben, die SMS an den SMS-Dienst.",
                "DOWNLOADED    | birth-date | Gesendet und herunter  | Der Empfänger hat alle Dokumente heruntergeladen.",
                "LOCKED        | birth-date | Gesendet, dann gesperrt | Nach zu vielen falschen Antworten ist der Zugang gesperrt."
            })
    void whatWasSentSaysNoMoreThanIsKnown(TransferState state, String factor, String title, String text)
            throws Exception {
        assertThat(sent(Drafts.sent(state, factor, Optional.empty())))
                .contains("<h1>" + title, "<p role=\"status\">" + text)
                .doesNotContain("Jemand hat gemeldet");
    }

    @Test
    void whatSomebodyHasReportedIsNotSaidToBeLockedByWrongAnswers() throws Exception {
        assertThat(sent(Drafts.sent(TransferState.LOCKED, "birth-date", Optional.of(Drafts.NOW))))
                .contains("<h1>Gesendet, dann gesperrt</h1>")
                .contains(
                        "<p role=\"status\">Jemand hat gemeldet: „Diese Nachricht ist nicht für mich.“ Der Zugang ist gesperrt.")
                .doesNotContain("falschen Antworten");
    }

    @Test
    void whatIsHandedOverIsSaidWhereThereIsSuchAThing() throws Exception {
        Transfer transfer = Drafts.sent(TransferState.QUEUED, "desk-code", Optional.empty());

        assertThat(sent(transfer)).doesNotContain("Code zum Mitgeben");
        assertThat(sent(transfer, Optional.of("K7WQ4-M2XEB")))
                .contains("<h2 id=\"handover-title\">Code zum Mitgeben</h2>", "K7WQ4-M2XEB</p>")
                .doesNotContain("Sie können dieses Fenster schließen");
    }

    @Test
    void whoHasNoAddressGetsASheetAndNothingIsSentToWhatStandsThere() throws Exception {
        sending(Map.of("birthDate", "1984-03-09"));

        post("action=send&factor=birth-date&name=Maria&email=maria@&channel=sheet&shown=0,10");

        Recipient recipient = windows.sent.get(0).recipient();
        assertThat(recipient.channel()).isEqualTo("sheet");
        assertThat(recipient.email()).isEmpty();
        assertThat(get("Cookie", COOKIE).body()).contains("<option value=\"sheet\" selected>auf einem Zugangsblatt");
    }

    @Test
    void whereNothingPrintsNobodyIsAskedHowTheLinkGetsThere() throws Exception {
        sheets.printers = List.of();
        sending(Map.of("birthDate", "1984-03-09"));

        assertThat(get("Cookie", COOKIE).body()).doesNotContain("Wie kommt der Link hin?");
    }

    @Test
    void theSheetIsPrintedFromTheWindowWithTheCodeOrWithout() throws Exception {
        Transfer transfer = Drafts.onPaper(TransferState.QUEUED);

        assertThat(sent(transfer, Optional.of("K7WQ4-M2XEB")))
                .contains("<h1>Bereit zum Drucken</h1>", "Blatt oder Code steht noch aus", "Zugangsblatt drucken")
                .doesNotContain("data-waiting", "unterwegs");
        HttpResponse<String> withCode = post("action=sheet&by=Frau+Huber&with-code=yes");
        assertThat(withCode.statusCode()).isEqualTo(200);
        assertThat(header(withCode, "Content-Type")).isEqualTo("application/pdf");
        assertThat(header(withCode, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"briefsiegel-117-sheet.pdf\"");
        post("action=sheet&by=Frau+Huber");

        assertThat(sheets.printed)
                .extracting(handout -> handout.handedOutBy() + " " + handout.code())
                .containsExactly("Frau Huber K7WQ4-M2XEB", "Frau Huber ");
    }

    @Test
    void whyThereIsNoSheetIsSaidWhereItWasAskedFor() throws Exception {
        sent(Drafts.onPaper(TransferState.QUEUED));

        HttpResponse<String> refused = post("action=sheet&by=");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("<a href=\"#by\">Wer gibt es aus?</a>", "aria-invalid=\"true\"");
    }

    @ParameterizedTest
    @CsvSource({"UNAVAILABLE, 503", "STATE_CONFLICT, 409"})
    void whatIsNoMistakeOfThePersonIsPinnedOnNoField(Problem problem, int status) throws Exception {
        sent(Drafts.onPaper(TransferState.QUEUED));
        sheets.refusal = Optional.of(Refusal.of(problem, "/channel", "Jetzt druckt nichts."));

        HttpResponse<String> refused = post("action=sheet&by=Frau+Huber");

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body())
                .contains("<p>Jetzt druckt nichts.</p>")
                .doesNotContain("aria-invalid", "href=\"#by\"");
    }

    @Test
    void onceItIsPrintedItWasntSent() throws Exception {
        assertThat(sent(Drafts.onPaper(TransferState.NOTIFIED)))
                .contains("<h1>Zugangsblatt gedruckt</h1>")
                .doesNotContain("Mailserver", ", maria@");
    }

    /** The page of a window from which this was sent. */
    private String sent(Transfer transfer) throws Exception {
        return sent(transfer, Optional.empty());
    }

    private String sent(Transfer transfer, Optional<String> handover) throws Exception {
        service.transfers.add(transfer);
        opened(new Window.Sent(transfer.practice(), Locale.GERMAN, transfer.id(), handover));
        HttpResponse<String> page = get("Cookie", COOKIE);
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private void sending(Map<String, String> facts) throws Exception {
        opened(Drafts.window(facts, "invoice"));
    }

    private void opened(Window content) throws Exception {
        stop();
        start("http://localhost:8080", content);
        client.send(
                HttpRequest.newBuilder(window)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("key=" + KEY))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String... headers) throws Exception {
        return send(HttpRequest.newBuilder(window).GET(), headers);
    }

    /** With key and cookie where nothing else is said. */
    private HttpResponse<String> post(String form) throws Exception {
        return form.contains("action=") ? post(form + "&key=" + KEY, "Cookie", COOKIE) : post(form, new String[0]);
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
}
