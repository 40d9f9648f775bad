package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recipient's pages for people who read, see and move differently. */
class RecipientLanguagesIT {

    private static final String LONG_NAME =
            "Gemeinschaftspraxis für Allgemeinmedizin und Psychotherapie Dr. Hohenwarter-Unterkofler";

    /** What can be clicked or typed into, and lies beneath something else, or outside of the window. */
    private static final String COVERED = """
            () => [...document.querySelectorAll("a:not(.skip), button, input, summary")]
              .filter((it) => it.checkVisibility())
              .filter((it) => {
                it.scrollIntoView({ block: "center" });
                const box = it.getClientRects()[0];
                return !it.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
              })
              .map((it) => it.outerHTML)""";

    /** What is seen and goes beyond the window, or holds more than it shows. */
    private static final String CUT = """
            () => [...document.querySelectorAll("body *")]
              .filter((it) => it.checkVisibility() && !it.closest(".skip, .hidden"))
              .filter((it) => {
                const box = it.getBoundingClientRect();
                const clips = it.tagName === "INPUT" || getComputedStyle(it).overflowX !== "visible";
                return box.left < 0 || box.right > document.documentElement.clientWidth + 1
                    || clips && it.scrollWidth > it.clientWidth;
              })
              .map((it) => it.outerHTML)""";

    /** Words of the heading that stand on more than one line. */
    private static final String BROKEN_WORDS = """
            () => {
              const text = document.querySelector("h1").firstChild;
              return [...text.data.matchAll(/\\S+/g)]
                .filter((word) => {
                  const range = document.createRange();
                  range.setStart(text, word.index);
                  range.setEnd(text, word.index + word[0].length);
                  return range.getClientRects().length > 1;
                })
                .map((word) => word[0]);
            }""";

    private static Server server;
    private static PracticeSystem practice;
    private static Inbox inbox;
    private static Database database;
    private static Chromium chromium;
    private static Sent ofLongName;

    @BeforeAll
    static void start() throws Exception {
        server = Server.unpack("languages", Map.of("BRIEFSIEGEL_TRANSFER_PAGE_MISSES_PER_MINUTE", "100000"));
        server.set(Database.settings(server)).start();
        database = new Database(server);
        practice = PracticeSystem.register(server, "Ordination Dr. Huber", "BASIC");
        practice.set("address", "Hauptstraße 1, 1010 Wien");
        inbox = new Inbox(server);
        chromium = new Chromium();
        ofLongName = send(PracticeSystem.register(server, LONG_NAME, "BASIC"), Factor.BIRTH_DATE, "de-AT");
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
        server.close();
    }

    /** What is sent to one recipient. */
    private record Sent(String id, String link, ObjectNode transfer) {}

    private static Sent send(Factor factor, String locale) throws Exception {
        return send(practice, factor, locale);
    }

    private static Sent send(PracticeSystem practice, Factor factor, String locale) throws Exception {
        ObjectNode transfer = JourneysIT.freshTransfer(factor.id(), "patient-record");
        ((ObjectNode) transfer.get("recipient")).put("locale", locale);
        var accepted = factor.isSent()
                ? practice.sendQuoted(transfer, Pdf.of(1_900_000))
                : practice.send(transfer, Pdf.of(1_900_000));
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(201);
        return new Sent(accepted.json().get("id").asText(), inbox.linkFor(JourneysIT.email(transfer)), transfer);
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT,        de-AT,        ltr, Wann sind Sie geboren?",
        "de-AT-simple, de-AT-simple, ltr, ''",
        "en-GB,        en-GB,        ltr, ''",
        "tr-TR,        tr,           ltr, ''",
        "hr-HR,        bs,           ltr, ''",
        "uk-UA,        uk,           ltr, ''",
        "ar-SY,        ar,           rtl, ''",
        "fr-FR,        de-AT,        ltr, Wann sind Sie geboren?"
    })
    void aLetterIsReadInTheLanguageThatThePracticeHasChosen(
            String locale, String language, String direction, String question) throws Exception {
        Sent known = send(Factor.BIRTH_DATE, locale);
        Sent coded = send(Factor.SMS_CODE, locale);
        try (Reader reader = new Reader(chromium, server, true, List.of("Patient", "1984-03-09"))) {
            reader.open(known.link());
            assertLanguage(reader, language, direction, "question");
            if (!question.isEmpty()) {
                assertThat(reader.heading()).isEqualTo(question);
            }
            reader.answer(Map.of("day", "", "month", "13", "year", "84"));
            assertThat(reader.page().locator(".summary a").count()).isPositive();
            assertLanguage(reader, language, direction, "malformed");
            reader.answer(Factor.BIRTH_DATE.wrong());
            assertThat(reader.page().locator(".summary a").count()).isEqualTo(1);
            assertLanguage(reader, language, direction, "wrong");
            assertThat(reader.answer(Map.of("day", "9", "month", "3", "year", "1984")))
                    .isEqualTo(200);
            assertLanguage(reader, language, direction, "documents");

            reader.open(coded.link());
            assertLanguage(reader, language, direction, "question-code");
            reader.open(coded.link() + "/code");
            assertLanguage(reader, language, direction, "code");
            reader.open(coded.link() + "/wrong-recipient");
            assertLanguage(reader, language, direction, "wrong-recipient");
            database.expire(coded.id());
            assertThat(reader.open(coded.link())).isEqualTo(410);
            assertLanguage(reader, language, direction, "expired");
        }
    }

    private static void assertLanguage(Reader reader, String language, String direction, String state) {
        Locator html = reader.page().locator("html");
        assertThat(html.getAttribute("lang")).as(state).isEqualTo(language);
        assertThat(html.getAttribute("dir")).as(state).isEqualTo(direction);
        if (!language.equals("de-AT")) {
            reader.glance(language + "-" + state);
        }
        assertFitsInto320Pixels(reader, state);
    }

    /** What is 1280 pixels wide at 400 % zoom (WCAG 2.2, 1.4.10). */
    private static void assertFitsInto320Pixels(Reader reader, String state) {
        reader.page().setViewportSize(320, 256);
        assertThat(reader.overhang()).as(state + " at 320 pixels").isZero();
        reader.page().setViewportSize(360, 740);
    }

    @Test
    void aReaderSwitchesTheLanguageAndKeepsIt() throws Exception {
        Sent sent = send(Factor.BIRTH_DATE, "de-AT");
        try (Reader reader = new Reader(chromium, server, false, List.of("Patient"))) {
            reader.open(sent.link());
            reader.page().locator(".languages summary").click();
            assertThat(reader.page().locator(".languages li").count()).isEqualTo(6);
            reader.page().getByText("Türkçe").click();
            assertThat(reader.page().locator("html").getAttribute("lang")).isEqualTo("tr");

            reader.answer(Factor.BIRTH_DATE.wrong());
            assertThat(reader.page().locator("html").getAttribute("lang")).isEqualTo("tr");
            reader.answer(Map.of("day", "9", "month", "Mart", "year", "1984"));
            assertThat(reader.page().locator("html").getAttribute("lang")).isEqualTo("tr");
            assertThat(reader.page().url()).endsWith("/documents?lang=tr");
        }
    }

    @ParameterizedTest
    @CsvSource({"320, de", "360, de", "320, ar", "360, ar"})
    void theMenuOfLanguagesCoversNothingHoweverTheNameWraps(int width, String language) {
        try (Reader reader = new Reader(chromium, server, true, List.of("Patient"))) {
            Page page = reader.page();
            page.setViewportSize(width, 640);
            reader.open(ofLongName.link() + "?lang=" + language);
            assertThat(page.locator(".sender").boundingBox().height)
                    .as("the name's height, of several lines")
                    .isGreaterThan(50);

            page.locator(".languages summary").click();

            assertThat(page.locator(".languages a").all())
                    .extracting(link -> link.getAttribute("hreflang"))
                    .hasSize(6)
                    .doesNotHaveDuplicates()
                    .doesNotContain(language);
            assertThat(list(page, COVERED)).isEmpty();
            assertThat(list(page, CUT)).isEmpty();
            assertThat(reader.overhang()).isZero();
            Chromium.picture(page, "recipient-languages-" + language, width);
        }
    }

    @Test
    void aPrintedQuestionHoldsAllThatIsReadAndNothingThatIsPressed() throws Exception {
        Sent coded = send(Factor.SMS_CODE, "de-AT");
        try (Reader reader = new Reader(chromium, server, true, List.of("Patient"))) {
            Page page = reader.page();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.setViewportSize(718, 1000); // A4 between its margins
            for (Sent sent : List.of(ofLongName, coded)) {
                reader.open(sent.link());

                for (String read : List.of("h1", ".sender", ".lead", ".hint", "label", "input[type=text]", ".phone")) {
                    assertThat(page.locator(read).first().isVisible()).as(read).isTrue();
                }
                assertThat(reader.text()).contains("Sie können die Nachricht bis ", "+43 1 2345678");
                for (String pressed : List.of("button", "summary", "nav", ".skip")) {
                    assertThat(page.locator(pressed).first().isVisible())
                            .as(pressed)
                            .isFalse();
                }
                assertThat(list(page, CUT)).isEmpty();
            }
            Chromium.picture(page, "recipient-print", 718);
        }
    }

    @Test
    void noWordOfAQuestionIsBrokenOnTheSmallestPhone() throws Exception {
        Sent sent = send(Factor.INSURANCE_NUMBER, "de-AT");
        try (Reader reader = new Reader(chromium, server, true, List.of("Patient"))) {
            reader.page().setViewportSize(320, 640);
            reader.open(sent.link());

            assertThat(reader.heading()).isEqualTo("Wie lautet Ihre Versicherungsnummer?");
            assertThat(list(reader.page(), BROKEN_WORDS)).isEmpty();
        }
    }

    /** At 320 pixels, as WCAG 2.2 has it (1.4.4 and 1.4.10). */
    @Test
    void textOfDoubleSizeFitsThePhone() throws Exception {
        Sent coded = send(Factor.SMS_CODE, "de-AT");
        try (Reader reader = new Reader(chromium, server, true, List.of("Patient"))) {
            Page page = reader.page();
            page.setViewportSize(320, 640);
            reader.open(coded.link());
            assertFitsInDoubleSize(reader, "code");
            reader.open(ofLongName.link());
            assertFitsInDoubleSize(reader, "question");
            reader.answer(Map.of("day", "30", "month", "12", "year", "1984"));
            assertFitsInDoubleSize(reader, "wrong");
        }
    }

    private static void assertFitsInDoubleSize(Reader reader, String state) {
        Page page = reader.page();
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        assertThat(list(page, CUT)).as(state).isEmpty();
        assertThat(list(page, COVERED)).as(state).isEmpty();
        assertThat(reader.overhang()).as(state).isZero();
        Chromium.picture(page, "recipient-large-" + state, 320);
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Page page, String script) {
        return (List<String>) page.evaluate(script);
    }

    @Test
    void aReaderOfArabicTypesTheDigitsOfTheKeyboardThatIsThere() throws Exception {
        Sent sent = send(Factor.BIRTH_DATE, "ar");
        try (Reader reader = new Reader(chromium, server, true, List.of("Patient"))) {
            reader.open(sent.link());
            assertThat(reader.answer(Map.of("day", "٩", "month", "٣", "year", "١٩٨٤")))
                    .isEqualTo(200);
            assertThat(reader.page().url()).endsWith("/documents");
        }
    }

    @Test
    void theKeyboardIsEnough() throws Exception {
        Sent sent = send(Factor.BIRTH_DATE, "de-AT");
        try (Reader reader = new Reader(chromium, server, true, List.of("Patient"))) {
            reader.open(sent.link());
            Page page = reader.page();
            page.keyboard().press("Tab");
            assertFocus(page, "Zum Inhalt");
            tabTo(page, "input[name=day]");
            page.keyboard().type("10");
            tabTo(page, "input[name=month]");
            page.keyboard().type("3");
            tabTo(page, "input[name=year]");
            page.keyboard().type("1984");
            page.waitForNavigation(() -> page.keyboard().press("Enter"));
            assertThat(page.title()).startsWith("Fehler: ");

            tabTo(page, ".summary a");
            page.keyboard().press("Enter");
            assertThat(page.locator("input[name=day]").evaluate("it => it === document.activeElement"))
                    .isEqualTo(true);
            page.keyboard().press("Control+a");
            page.keyboard().type("9");
            tabTo(page, "main form button");
            page.waitForNavigation(() -> page.keyboard().press("Space"));
            assertThat(page.url()).endsWith("/documents");

            tabTo(page, "#document-1");
            page.waitForDownload(() -> page.keyboard().press("Enter"));
            tabTo(page, "main form button");
            page.waitForNavigation(() -> page.keyboard().press("Enter"));
            assertThat(reader.heading()).isEqualTo("Sie sind abgemeldet");
        }
    }

    /** Goes on by key until an element has the focus, which is seen all the way. */
    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 25; i++) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                    .isNotEqualTo("none");
            if (Boolean.TRUE.equals(page.evaluate("selector => document.activeElement.matches(selector)", selector))) {
                return;
            }
        }
        throw new AssertionError("no key leads to " + selector);
    }

    private static void assertFocus(Page page, String text) {
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo(text);
    }

    @Test
    void coloursThatTheReaderForcesKeepEverythingInSight() throws Exception {
        Sent sent = send(Factor.BIRTH_DATE, "de-AT");
        try (Reader reader = new Reader(chromium, server, true, List.of("Patient"))) {
            Page page = reader.page();
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            reader.open(sent.link());
            reader.answer(Factor.BIRTH_DATE.wrong());

            for (String selector : List.of("main form button", "input[name=day]", ".summary")) {
                assertThat(page.locator(selector).first().evaluate("it => getComputedStyle(it).borderTopStyle"))
                        .as(selector)
                        .isEqualTo("solid");
            }
            Chromium.assertAccessible(page);
            Chromium.picture(page, "recipient-forced-colours", 360);
        }
    }
}
