package org.briefsiegel.itests.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person at the desk of a practice looks after what was sent, in a real browser. */
class OverviewWindowIT {

    private static final byte[] FILE = Pdf.of(5_000);
    private static final int TRIES_BEFORE_A_PAUSE = 5;

    private static Server server;
    private static Inbox inbox;
    private static Chromium chromium;
    private static PracticeSystem practice;

    /** References of this test's own transfers. */
    private final String one = "A-" + UUID.randomUUID();

    private final String two = "B-" + UUID.randomUUID();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        server = Server.unpack("overview", Map.of("BRIEFSIEGEL_TRANSFER_CORE_REISSUE_GAP_SECONDS", "0"))
                .start();
        practice = PracticeSystem.register(server, "Ordination Dr. Huber", "BASIC");
        inbox = new Inbox(server);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
        server.close();
    }

    @BeforeEach
    void sitDown() {
        context = chromium.context(1280, 900, true);
        page = context.newPage();
    }

    @AfterEach
    void standUp() {
        context.close();
    }

    @Test
    void aPracticeThatHasSentNothingReadsThat() throws Exception {
        open(PracticeSystem.register(server, "Ordination Dr. Neu", "BASIC"));

        assertThat(page.locator("main")).containsText("Es wurde nichts gefunden.");
        Chromium.assertAccessible(page);
    }

    @Test
    void everyTransferIsListedWithWhatItHoldsItsStateWhetherItWasFetchedAndItsPrice() throws Exception {
        ObjectNode free = referenced(one);
        notified(free);
        Patient patient = patient(free);
        wrongAnswer(patient);
        rightAnswer(patient);
        notifiedAt(practice.sendQuoted(referenced(two, "sms-code"), FILE));
        open();

        assertThat(row(one)).containsText("geöffnet");
        assertThat(row(one)).containsText("0 von 1 geladen");
        assertThat(row(one)).containsText("Honorarnote");
        assertThat(row(two)).containsText("gesendet");
        assertThat(row(two)).containsText("0,10\u00a0€");
        assertThat(page.locator("tbody tr").first()).containsText(two);
    }

    @Test
    void theListIsNarrowedByStateAndWordsAndGoesBackAndReloads() throws Exception {
        notified(referenced("R-ABC-1"));
        String withdrawn = notified(referenced("R-ABC-2"));
        practice.post("/transfers/" + withdrawn + "/revoke", Map.of());
        notified(referenced("R-XYZ"));
        open();

        page.getByLabel("Suche nach").fill("abc-");
        page.getByText("Suchen", exactly()).click();
        assertThat(page.locator("tbody tr")).hasCount(2);
        page.locator(".states a", new Page.LocatorOptions().setHasText("zurückgezogen"))
                .click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(row("R-ABC-2")).isVisible();

        page.reload();
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.goBack();
        assertThat(page.locator("tbody tr")).hasCount(2);
        page.getByLabel("Suche nach").fill("nichts davon");
        page.getByText("Suchen", exactly()).click();
        assertThat(page.locator("main")).containsText("Es wurde nichts gefunden.");
    }

    @Test
    void aLongListHasNumberedPagesAndCanBeSorted() throws Exception {
        PracticeSystem busy = PracticeSystem.register(server, "Ordination Dr. Viel", "BASIC");
        for (int i = 0; i < 26; i++) {
            busy.send(referenced("R-" + (100 + i)), FILE);
        }
        open(busy);
        assertThat(page.locator("tbody tr")).hasCount(25);
        assertThat(page.locator(".total")).hasText("Seite 1 von 2, 26 Sendungen");

        page.locator(".pages a", new Page.LocatorOptions().setHasText("2")).click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(row("R-100")).isVisible();
        page.locator("th a", new Page.LocatorOptions().setHasText("Gesendet")).click();
        assertThat(page.locator("th[aria-sort=ascending]")).hasCount(1);
        assertThat(page.locator("tbody tr").first()).containsText("R-100");
    }

    @Test
    void aTransferShowsItsTimeline() throws Exception {
        ObjectNode transfer = referenced(one);
        notified(transfer);
        Patient patient = patient(transfer);
        wrongAnswer(patient);
        rightAnswer(patient);
        patient.download(1);
        open();
        show(one);

        assertThat(page.locator(".timeline")).containsText("angenommen");
        assertThat(page.locator(".facts")).containsText("heruntergeladen am");
        assertThat(page.locator(".timeline")).containsText("E-Mail an den Mailserver übergeben");
        assertThat(page.locator(".timeline")).containsText("falsche Antwort");
        assertThat(page.locator(".timeline")).containsText("Empfänger hat sich ausgewiesen");
        assertThat(page.locator(".timeline")).containsText("ganz heruntergeladen");
        assertThat(page.locator("main")).not().containsText("1984");
        page.getByText("Zurück zur Liste").click();
        assertThat(row(one)).containsText("heruntergeladen");
    }

    @Test
    void whatIsWithdrawnIsAskedAboutOnceAndThenClosedToTheRecipient() throws Exception {
        ObjectNode transfer = referenced(one);
        notified(transfer);
        open();
        show(one);
        action("Zurückziehen");
        assertThat(page.locator("h1")).hasText("Sendung zurückziehen?");
        Chromium.assertAccessible(page);
        Chromium.picture(page, "overview-ask", 1280);
        assertThat(patient(transfer).look().statusCode()).isEqualTo(200);

        confirm("Zurückziehen");

        assertThat(page.locator("[role=status]")).containsText("zurückgezogen");
        assertThat(page.locator(".stands .state")).hasText("zurückgezogen");
        assertThat(patient(transfer).look().statusCode()).isEqualTo(410);
    }

    @Test
    void whatWasFetchedIsSaidBeforeItIsWithdrawnAndAfter() throws Exception {
        ObjectNode transfer = referenced(one);
        notified(transfer);
        Patient patient = patient(transfer);
        rightAnswer(patient);
        patient.download(1);
        open();
        show(one);

        action("Zurückziehen");
        assertThat(page.locator("main"))
                .containsText("1 von 1 Dokument wurde schon heruntergeladen; das lässt sich nicht zurückholen."
                        + " Weitere Zugriffe werden gesperrt.");
        confirm("Zurückziehen");

        assertThat(page.locator(".stands")).containsText("zurückgezogen");
        assertThat(page.locator(".stands")).containsText("1 von 1 geladen");
        page.goBack();
        assertThat(page.locator("main")).containsText("Diese Sendung ist schon zurückgezogen.");
        assertThat(page.locator("main button")).hasCount(0);
    }

    @Test
    void newTriesAreAllowedAfterWrongAnswers() throws Exception {
        ObjectNode transfer = referenced(one);
        notified(transfer);
        Patient patient = patient(transfer);
        for (int i = 0; i < TRIES_BEFORE_A_PAUSE; i++) {
            wrongAnswer(patient);
        }
        assertThat(patient.answer(birthDate("1984")).statusCode()).isEqualTo(429);
        open();
        show(one);

        action("Freigeben");
        confirm("Freigeben");

        assertThat(page.locator("[role=status]")).containsText("Es sind wieder Versuche möglich.");
        rightAnswer(patient);
    }

    @ParameterizedTest
    @CsvSource({
        "Noch einmal senden, Die E-Mail wird noch einmal gesendet.",
        "Neuen Link senden, Ein neuer Link wird gesendet."
    })
    void theRecipientGetsAnotherMail(String name, String done) throws Exception {
        ObjectNode transfer = referenced(one);
        notified(transfer);
        open();
        show(one);

        action(name);
        confirm(name);

        assertThat(page.locator("[role=status]")).containsText(done);
        await().atMost(Server.SOON)
                .until(() -> inbox.messages().findValuesAsText("to").stream()
                                .filter(to -> to.contains(JourneysIT.email(transfer)))
                                .count()
                        == 2);
    }

    @Test
    void whoThinksBetterOfItChangesNothing() throws Exception {
        notified(referenced(one));
        open();
        show(one);
        action("Zurückziehen");

        page.getByText("Abbrechen", exactly()).click();

        assertThat(page.locator(".stands .state")).hasText("gesendet");
    }

    @Test
    void theProofIsSavedAsAFile() throws Exception {
        String id = notified(referenced(one));
        open();
        show(one);

        Download proof =
                page.waitForDownload(() -> page.getByText("Nachweis als PDF").click());

        assertThat(proof.suggestedFilename()).isEqualTo("briefsiegel-" + id + ".pdf");
        assertThat(new String(Files.readAllBytes(proof.path()), 0, 5)).isEqualTo("%PDF-");
        assertThat(page.locator("h1")).containsText("Sendung an");
    }

    @Test
    void aSheetIsPrintedForWhoDoesntFindTheMail() throws Exception {
        ObjectNode transfer = referenced(one);
        notified(transfer);
        Path channel = server.drop("bundles/channel/sheet");
        try {
            open();
            show(one);
            await().pollInSameThread().atMost(Server.SOON).until(() -> {
                page.reload();
                return page.getByText("Zugangsblatt drucken", exactly()).isVisible();
            });
            for (int width : List.of(320, 1280)) {
                page.setViewportSize(width, 900);
                assertLooksWell("overview-sheet-offered", width);
            }
            action("Zugangsblatt drucken");
            confirm("Blatt als PDF herunterladen");
            assertThat(page.locator(".summary")).containsText("Bitte geben Sie an, wer das Blatt ausgibt.");
            for (int width : List.of(320, 1280)) {
                page.setViewportSize(width, 900);
                assertLooksWell("overview-sheet", width);
            }
            page.getByLabel("Wer gibt das Blatt aus?").fill("Frau Huber, Anmeldung");
            Download sheet = page.waitForDownload(() -> confirm("Blatt als PDF herunterladen"));

            String link = new QrReader(server).onPaper(Files.readAllBytes(sheet.path()), "overview-sheet-paper");
            assertThat(new Patient(server, link)
                            .answer(Map.of("day", "9", "month", "3", "year", "1984"))
                            .statusCode())
                    .isEqualTo(303);
            page.reload();
            assertThat(page.getByLabel("Wer gibt das Blatt aus?")).isVisible();
            page.getByText("Zurück zur Sendung", exactly()).click();
            assertThat(page.locator(".timeline"))
                    .containsText("Zugangsblatt gedruckt, zum Ausgeben durch: Frau Huber, Anmeldung");
        } finally {
            Files.delete(channel);
        }
    }

    @Test
    void onPaperThereIsNothingToPress() throws Exception {
        notified(referenced(one));
        open();
        show(one);

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.getByText("Nachweis als PDF")).not().isVisible();
        assertThat(page.locator(".timeline")).isVisible();
    }

    @Test
    void noPracticeSeesAnothersTransfers() throws Exception {
        notified(referenced(one));
        open(PracticeSystem.register(server, "Ordination Dr. Gruber", "BASIC"));

        assertThat(page.locator("main")).not().containsText(one);
        assertThat(page.locator("main")).not().containsText("maria.");
    }

    @ParameterizedTest
    @CsvSource({"320, 640", "360, 640", "1280, 900"})
    void theWindowIsAccessibleAndFits(int width, int height) throws Exception {
        page.setViewportSize(width, height);
        ObjectNode transfer = referenced("R-2026/" + width);
        notified(transfer);
        wrongAnswer(patient(transfer));
        notifiedAt(practice.sendQuoted(referenced("R-2027/" + width, "sms-code"), FILE));
        open();
        assertLooksWell("overview", width);

        show("R-2026/" + width);

        assertLooksWell("overview-transfer", width);
    }

    /** Names what is too wide. */
    private void assertFits() {
        assertThat((List<?>) page.evaluate("document.documentElement.scrollWidth <= innerWidth ? []"
                        + " : [...document.querySelectorAll('body *')]"
                        + ".filter(some => some.getBoundingClientRect().right > innerWidth)"
                        + ".map(some => `${some.tagName} ${some.className} ${some.getBoundingClientRect().right}`)"))
                .isEmpty();
    }

    private void assertLooksWell(String name, int width) {
        Chromium.assertAccessible(page);
        Chromium.assertOneTitle(page);
        assertFits();
        Chromium.picture(page, name, width);
        if (width < 400) {
            page.evaluate("document.documentElement.style.fontSize = '200%'");
            assertFits();
            page.evaluate("document.documentElement.style.fontSize = ''");
        }
        assertThat((Boolean) page.evaluate("[...document.querySelectorAll('tbody .who a, .needy .who a, th a')]"
                        + ".every(link => link.closest('thead') && innerWidth < 960 || link.offsetHeight >= 24)"))
                .isTrue();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Chromium.assertAccessible(page);
        Chromium.picture(page, name + "-dark", width);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    @Test
    void theKeyboardIsEnough() throws Exception {
        notified(referenced(one));
        open();

        page.locator("#words").focus();
        page.keyboard().type(one);
        page.keyboard().press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(1);
        row(one).locator("a").focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("h1")).containsText("Sendung an");
    }

    @Test
    void everythingWorksWithoutScripts() throws Exception {
        notified(referenced(one));
        try (BrowserContext plain = chromium.context(1280, 900, false)) {
            page = plain.newPage();
            page.navigate(server.url(practice.overviewWindow()).toString());
            page.locator("main button").click();
            page.locator("#words").fill(one);
            page.getByText("Suchen", exactly()).click();
            show(one);
            action("Zurückziehen");
            confirm("Zurückziehen");

            assertThat(page.locator(".stands .state")).hasText("zurückgezogen");
        }
    }

    private void open() throws IOException {
        open(practice);
    }

    private void open(PracticeSystem who) throws IOException {
        page.navigate(server.url(who.overviewWindow()).toString());
        assertThat(page.locator("h1")).hasText("Sendungen");
    }

    private Locator row(String reference) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(reference));
    }

    private void show(String reference) {
        row(reference).locator("a").click();
        assertThat(page.locator("h1")).hasText(Pattern.compile("Sendung an"));
    }

    private void action(String name) {
        page.locator(".actions a", new Page.LocatorOptions().setHasText(name)).click();
    }

    private void confirm(String name) {
        page.locator("main button", new Page.LocatorOptions().setHasText(name)).click();
    }

    private static ObjectNode referenced(String reference) {
        return referenced(reference, "birth-date");
    }

    private static ObjectNode referenced(String reference, String factor) {
        ObjectNode transfer = PracticeSystem.transfer(factor, "invoice");
        transfer.put("reference", reference);
        return transfer;
    }

    /** Sends, and waits until the mail is out; the transfer's id. */
    private String notified(ObjectNode transfer) throws IOException {
        return notifiedAt(practice.send(transfer, UUID.randomUUID().toString(), FILE));
    }

    private String notifiedAt(PracticeSystem.Answer sent) {
        assertThat(sent.status()).as(sent.response().body()).isEqualTo(201);
        String id = sent.json().get("id").asText();
        await().atMost(Server.SOON)
                .until(() -> practice.get("/transfers/" + id)
                        .json()
                        .path("state")
                        .asText()
                        .equals("notified"));
        return id;
    }

    private static Patient patient(ObjectNode transfer) {
        return new Patient(server, inbox.linkFor(JourneysIT.email(transfer)));
    }

    private static void wrongAnswer(Patient patient) {
        assertThat(patient.answer(birthDate("1983")).statusCode()).isIn(422, 429);
    }

    private static void rightAnswer(Patient patient) {
        assertThat(patient.answer(birthDate("1984")).statusCode()).isEqualTo(303);
    }

    private static Map<String, String> birthDate(String year) {
        return Map.of("day", "9", "month", "3", "year", year);
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
