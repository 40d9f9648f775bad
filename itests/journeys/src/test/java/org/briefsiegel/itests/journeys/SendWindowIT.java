package org.briefsiegel.itests.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person at the desk of a practice, in a real browser: what the help article promises, sentence by sentence. */
class SendWindowIT {

    private static final String CODE = "sms-code";
    private static final String BIRTH_DATE = "birth-date";
    private static final String INSURANCE_NUMBER = "insurance-number";
    private static final String NONE = "none";

    private static final byte[] FILE = Pdf.of(5_000);
    private static final String GERMAN_PRICE = "0,12 €";

    /** The fields whose flaws axe has seen. */
    private static final Set<String> LOOKED_AT = new HashSet<>();

    private static Server server;
    private static PracticeSystem practice;
    private static PracticeSystem ofLongName;
    private static Inbox inbox;
    private static Chromium chromium;

    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        server = Server.unpack("send-window", Map.of()).start();
        practice = PracticeSystem.register(server, "Ordination Dr. Huber", "BASIC");
        practice.set("unauthenticatedAttachments", "true");
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

    // the article, part 1

    @Test
    void forEachTransferOneOfThreeMethodsIsChosen() throws Exception {
        open(record());

        assertThat(card(INSURANCE_NUMBER)).hasClass(Pattern.compile("standard"));
        assertThat(card(BIRTH_DATE)).hasClass(Pattern.compile("standard"));
        assertThat(card(CODE)).hasClass(Pattern.compile("maximum"));
        assertThat(card(CODE)).containsText("maximale Sicherheit, kostenpflichtig");
        choose(BIRTH_DATE);
        choose(INSURANCE_NUMBER);
        assertThat(page.locator("input[name=factor]:checked")).hasCount(1);
    }

    @Test
    void theMailHoldsALinkToTheDownloadPageOnly() throws Exception {
        ObjectNode draft = record();
        open(draft);
        choose(BIRTH_DATE);
        send();

        JsonNode mail = inbox.mailTo(JourneysIT.email(draft));
        assertThat(mail.get("attachments")).isEmpty();
        assertThat(mail.get("text").asText()).doesNotContain("1984", "patient-record");
        Patient patient = new Patient(server, inbox.linkFor(JourneysIT.email(draft)));
        assertThat(patient.download(1).body()).isEmpty();
        patient.answer(Map.of("day", "9", "month", "3", "year", "1984"));
        assertThat(patient.download(1).body()).isEqualTo(FILE);
    }

    // part 2: standard security

    @Test
    void standardSecurityIsFoundUnderAlternativeMethods() throws Exception {
        open(record());

        Locator others =
                page.locator("h3", new Page.LocatorOptions().setHasText("Alternative Authentifizierungs-Methoden"));
        assertThat(others).isVisible();
        assertThat(page.locator("h3 ~ .standard")).hasCount(2);
        assertThat(page.locator("h3 ~ .maximum")).hasCount(0);
    }

    @Test
    void theValuesAreTakenFromTheRecord() throws Exception {
        open(record());

        assertThat(card(BIRTH_DATE)).containsText("Laut Patientenakte: 9. März 1984");
        assertThat(card(INSURANCE_NUMBER)).containsText("Laut Patientenakte: 1237010180");
    }

    @Test
    void aValueThatTheRecordLacksIsTypedInAndIsNotWrittenToTheRecord() throws Exception {
        ObjectNode draft = without(record(), "birthDate");
        open(draft);
        choose(BIRTH_DATE);
        assertThat(card(BIRTH_DATE)).containsText("wird nicht in die Patientenakte übernommen");
        value(BIRTH_DATE).fill("1. Februar 1950");
        picture("typed-in");
        send();

        Patient patient = new Patient(server, inbox.linkFor(JourneysIT.email(draft)));
        assertThat(patient.answer(Map.of("day", "1", "month", "2", "year", "1950"))
                        .statusCode())
                .isEqualTo(303);
        open(draft);
        assertThat(value(BIRTH_DATE)).hasValue("");
    }

    @Test
    void invoicesMayGoWithoutAuthenticationAfterAWarning() throws Exception {
        ObjectNode draft = invoice();
        open(draft);
        choose(NONE);

        assertThat(card(NONE)).containsText("erleichtert den Diebstahl der Daten");
        assertThat(card(NONE)).containsText("für medizinische Informationen nicht geeignet");
        assertPrice("0,00 €");
        send();
        assertThat(inbox.mailTo(JourneysIT.email(draft)).get("attachments")).hasSize(1);
    }

    @Test
    void recordsNeverGoWithoutAuthentication() throws Exception {
        open(record());

        assertThat(card(NONE)).hasCount(0);
    }

    @Test
    void withoutAuthenticationIsOfferedOnlyWhereThePracticeHasSwitchedItOn() throws Exception {
        PracticeSystem careful = PracticeSystem.register(server, "Ordination Dr. Vogl", "BASIC");
        open(careful, invoice());

        assertThat(card(NONE)).hasCount(0);
    }

    // part 3: maximum security

    @ParameterizedTest
    @CsvSource({"BASIC", "PRO"})
    void basicAndProIncludeMaximumSecurity(String plan) throws Exception {
        open(PracticeSystem.register(server, "Ordination " + plan, plan), record());

        assertThat(radio(CODE)).isEnabled();
    }

    @ParameterizedTest
    @CsvSource({"MINI", "LIGHT"})
    void miniAndLightGetMaximumSecurityByAnAddOn(String plan) throws Exception {
        PracticeSystem small = PracticeSystem.register(server, "Ordination " + plan, plan);
        open(small, record());
        assertThat(radio(CODE)).isDisabled();
        assertThat(card(CODE)).containsText(Pattern.compile("Zusatzpaket"));
        assertThat(radio(BIRTH_DATE)).isEnabled();
        picture("plan-" + plan);

        small.set("addOns", "sms");
        open(small, record());
        assertThat(radio(CODE)).isEnabled();
    }

    @Test
    void theRecipientGetsASixDigitCodeAtThePhoneNumberGiven() throws Exception {
        ObjectNode draft = record();
        open(draft);
        choose(CODE);
        String phone = "0676 " + JourneysIT.phone(draft).substring("+43664".length());
        page.getByLabel("Nummer", exactly()).fill(phone);
        assertPrice("0,10 €");
        send();

        String code = inbox.textTo("+43" + phone.replace(" ", "").substring(1))
                .get("text")
                .asText()
                .substring(0, 6);
        Patient patient = new Patient(server, inbox.linkFor(JourneysIT.email(draft)));
        assertThat(patient.answer(Map.of("code", code)).statusCode()).isEqualTo(303);
        assertThat(patient.download(1).body()).isEqualTo(FILE);
    }

    @ParameterizedTest
    @CsvSource({"360, 640", "1280, 900"})
    void thePriceStandsAtTheBottomRightAndChangesWithTheChoice(int width, int height) throws Exception {
        page.setViewportSize(width, height);
        open(record());

        choose(CODE);
        assertPrice("0,10 €");
        choose(BIRTH_DATE);
        assertPrice("0,00 €");
        BoundingBox price = page.locator(".bar").boundingBox();
        BoundingBox button = sendButton().boundingBox();
        assertThat(price.y + price.height).isCloseTo(height, offset(1.0));
        assertThat(button.x + button.width).isGreaterThan(width / 2.0);
    }

    @Test
    void thePriceDependsOnTheCountry() throws Exception {
        open(record());
        choose(CODE);
        page.getByLabel("Land").selectOption("DE");
        page.getByLabel("Nummer", exactly()).fill("0151 23456789");

        assertPrice(GERMAN_PRICE);
    }

    @Test
    void itIsSentAtTheMailAddressThatIsGivenInTheWindow() throws Exception {
        ObjectNode draft = record();
        open(draft);
        choose(BIRTH_DATE);
        String other = "tochter." + JourneysIT.email(draft);
        page.getByLabel("E-Mail-Adresse").fill(other);
        send();

        assertThat(inbox.linkFor(other)).startsWith("/d/");
        assertThat(inbox.mailsTo(JourneysIT.email(draft))).isZero();
    }

    // part 4: what can be sent, and the two tables

    @ParameterizedTest
    @CsvSource({
        "invoice, birth-date",
        "invoice, insurance-number",
        "invoice, sms-code",
        "patient-record, birth-date",
        "patient-record, insurance-number",
        "patient-record, sms-code"
    })
    void invoicesAndRecordsAreSentWithEveryMethod(String type, String factor) throws Exception {
        ObjectNode draft = JourneysIT.freshTransfer(factor, type);
        open(draft);
        choose(factor);
        send();

        assertThat(inbox.linkFor(JourneysIT.email(draft))).startsWith("/d/");
    }

    @Test
    void standardSecurityIsVerifiedByBirthDateOrInsuranceNumber() throws Exception {
        open(record());

        assertThat(page.locator(".standard .choice label"))
                .hasText(new String[] {"Geburtsdatum des Patienten", "Versicherungsnummer des Patienten"});
    }

    @Test
    void maximumSecurityIsVerifiedByACodeInATextMessage() throws Exception {
        open(record());

        assertThat(page.locator(".maximum .choice label")).hasText(new Pattern[] {Pattern.compile("SMS")});
    }

    @ParameterizedTest
    @CsvSource({"birth-date, 14", "insurance-number, 14", "sms-code, 90"})
    void standardSecurityLeavesFourteenDaysAndMaximumSecurityNinety(String factor, int days) throws Exception {
        open(record());
        assertThat(card(factor)).containsText("Der Link gilt " + days + " Tage.");
        choose(factor);
        send();

        JsonNode transfer = practice.get("/transfers/" + sent()).json();
        Instant created = Instant.parse(transfer.get("createdAt").asText());
        assertThat(Instant.parse(transfer.get("expiresAt").asText())).isEqualTo(created.plus(Duration.ofDays(days)));
    }

    @ParameterizedTest
    @CsvSource({
        "birth-date, kostenlos, '0,00 €', 0.00",
        "insurance-number, kostenlos, '0,00 €', 0.00",
        "sms-code, kostenpflichtig, '0,10 €', 0.10"
    })
    void standardSecurityIsFreeAndMaximumSecurityCosts(String factor, String word, String price, String amount)
            throws Exception {
        open(record());
        assertThat(card(factor)).containsText(word);
        choose(factor);
        assertPrice(price);
        send();

        assertThat(page.locator("main")).containsText(price);
        assertThat(practice.get("/transfers/" + sent())
                        .json()
                        .at("/charge/amount")
                        .asText())
                .isEqualTo(amount);
    }

    // what is beyond the article

    @Test
    void severalDocumentsAreShownWithTypeAndSize() throws Exception {
        ObjectNode draft = JourneysIT.freshTransfer(BIRTH_DATE, "invoice", "patient-record");
        open(practice, draft, FILE, Pdf.of(3_400_000));

        assertThat(page.locator(".papers li").first()).containsText(Pattern.compile("PDF, 5\u00a0KB"));
        assertThat(page.locator(".papers li").last()).containsText(Pattern.compile("PDF, 3,4\u00a0MB"));
        assertThat(card(NONE)).hasCount(0);
    }

    @Test
    void theStateIsSeenAsItChanges() throws Exception {
        inbox.play("smtp=down");
        try {
            open(record());
            choose(BIRTH_DATE);
            sendButton().click();
            assertThat(page.locator("h1")).hasText("Wird gesendet");
        } finally {
            inbox.play("smtp=up");
        }
        assertThat(page.locator("h1")).hasText("Gesendet", patiently());
        assertThat(page.locator("main")).containsText("an den Mailserver übergeben");
        picture("sent");
        Chromium.assertAccessible(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maria@gmial.com", "maria@gmx.ta", "maria@hotmial.com"})
    void aMisspeltMailDomainIsAskedAboutOnceAndNotForbidden(String address) throws Exception {
        open(record());
        choose(BIRTH_DATE);
        page.getByLabel("E-Mail-Adresse").fill(address);
        sendButton().click();
        assertThat(page.locator(".question")).containsText(Pattern.compile("Meinten Sie maria@(gmail|gmx|hotmail)"));
        assertThat(page.locator(".question")).isFocused();
        Chromium.assertAccessible(page);
        send();

        assertThat(inbox.linkFor(address)).startsWith("/d/");
    }

    @Test
    void allThatIsWrongIsNamedAtOnceAndNothingTypedIsLost() throws Exception {
        open(without(record(), "birthDate"));
        page.getByLabel("E-Mail-Adresse").fill("maria@");
        choose(BIRTH_DATE);
        value(BIRTH_DATE).fill("31.2.1950");
        sendButton().click();

        assertFlaw("email");
        assertFlaw("value-birth-date");
        assertThat(page.locator(".summary li")).hasCount(2);
        assertThat(value(BIRTH_DATE)).hasValue("31.2.1950");
        picture("flaws");
        page.getByLabel("E-Mail-Adresse").fill("maria@example.org");
        value(BIRTH_DATE).fill("");
        sendButton().click();
        assertThat(page.locator("#flaw-value-birth-date")).containsText("Tragen Sie das Geburtsdatum ein");
        assertThat(page.locator(".summary li")).hasCount(1);
        assertThat(page.locator(".papers li")).hasCount(1);
    }

    @Test
    void whoHasNoMailAddressTakesAPrintedSheetAlong() throws Exception {
        Path printer = server.drop("bundles/channel/sheet");
        Path code = server.drop("bundles/factor/desk-code");
        try {
            ObjectNode draft = invoice();
            ((ObjectNode) draft.get("recipient")).remove("email");
            open(draft);
            await().pollInSameThread().atMost(Server.SOON).until(() -> {
                page.reload();
                // visible first: isEnabled() waits for a radio that isn't there yet, longer than the server takes
                return page.locator("#channel").isVisible()
                        && radio("desk-code").isVisible()
                        && radio("desk-code").isEnabled();
            });
            sendButton().click();
            assertFlaw("email");
            page.locator("#channel").selectOption("sheet");
            assertThat(page.locator("#email")).not().isVisible();
            page.locator("#name").fill("");
            choose("desk-code");
            sendButton().click();
            assertThat(page.locator("#flaw-name")).hasText(Pattern.compile("Das Zugangsblatt braucht den Namen"));
            picture("on-paper");

            page.locator("#name").fill("Maria Muster");
            sendButton().click();
            assertThat(page.locator("h1")).hasText("Bereit zum Drucken");
            String handedOver = page.locator(".handover .code").textContent();
            picture("on-paper-sent");
            page.setViewportSize(320, 900);
            Chromium.picture(page, "on-paper-sent", 320);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(320);
            page.setViewportSize(1280, 900);
            Locator print = page.getByText("Blatt als PDF herunterladen", new Page.GetByTextOptions().setExact(true));
            print.click();
            assertThat(page.locator("#flaw-by")).containsText("Bitte geben Sie an, wer das Blatt ausgibt.");
            Chromium.assertAccessible(page);
            page.locator("#by").fill("Frau Huber, Anmeldung");
            page.getByLabel("Den Code auf das Blatt drucken").check();
            byte[] sheet = Files.readAllBytes(page.waitForDownload(print::click).path());

            try (PDDocument paper = Loader.loadPDF(sheet)) {
                assertThat(new PDFTextStripper().getText(paper)).contains("Maria Muster", handedOver);
            }
            Patient patient = new Patient(server, new QrReader(server).onPaper(sheet, "on-paper-sheet"));
            assertThat(patient.answer(Map.of("code", handedOver)).statusCode()).isEqualTo(303);
            page.getByText("Stand aktualisieren").click();
            assertThat(page.locator("h1")).hasText("Gesendet und geöffnet");
        } finally {
            Files.delete(code);
            Files.delete(printer);
        }
    }

    @Test
    void backAndReloadPostNothing() throws Exception {
        ObjectNode draft = without(record(), "birthDate");
        open(draft);
        choose(BIRTH_DATE);
        sendButton().click();
        assertFlaw("value-birth-date");
        assertReloads("Dokumente sicher senden");
        assertFlaw("value-birth-date");

        value(BIRTH_DATE).fill("9.3.1984");
        page.getByLabel("E-Mail-Adresse").fill("maria@gmial.com");
        sendButton().click();
        assertThat(page.locator(".question")).isVisible();
        assertReloads("Dokumente sicher senden");
        picture("asked");
        page.locator(".question button").click();
        assertThat(page.getByLabel("E-Mail-Adresse")).hasValue("maria@gmail.com");
        assertThat(page.locator(".question")).hasCount(0);
        assertReloads("Dokumente sicher senden");
        page.getByLabel("E-Mail-Adresse").fill(JourneysIT.email(draft));
        send();
        assertReloads("Gesendet");
    }

    /** Neither by Reload nor by Back and Forward does the browser send a form again. */
    private void assertReloads(String title) {
        assertThat(page.locator("h1")).containsText(Pattern.compile(title + "|Wird gesendet"));
        List<String> navigations = new ArrayList<>();
        Consumer<Request> listener = request -> {
            if (request.isNavigationRequest()) {
                navigations.add(request.method());
            }
        };
        page.onRequest(listener);
        page.reload();
        page.goBack();
        page.goForward();
        page.offRequest(listener);
        assertThat(navigations).isNotEmpty().containsOnly("GET");
        assertThat(page.locator("h1")).containsText(Pattern.compile(title + "|Wird gesendet"));
    }

    @Test
    void aKnownPriceChangesWithTheChoice() throws Exception {
        open(record());
        page.route("**/w/*", Route::abort);

        choose(CODE);
        assertPrice("0,10 €");
        choose(BIRTH_DATE);
        assertPrice("0,00 €");
        choose(CODE);
        assertPrice("0,10 €");
    }

    @Test
    void whileAPriceIsAskedForNothingIsSent() throws Exception {
        open(record());
        choose(CODE);
        List<Route> held = new ArrayList<>();
        page.route("**/w/*", held::add);
        page.getByLabel("Land").selectOption("DE");
        page.getByLabel("Nummer", exactly()).fill("0151 23456789");
        assertPrice("…");
        assertThat(card(CODE)).containsText("Preis: …");
        assertThat(sendButton()).hasAttribute("aria-disabled", "true");
        page.waitForCondition(() -> !held.isEmpty());
        sendButton().click(new Locator.ClickOptions().setForce(true));
        assertThat(page.locator("#once-more")).hasText("Der Preis wird noch berechnet.");
        Chromium.assertAccessible(page);
        assertThat(page.locator("h1")).hasText("Dokumente sicher senden");

        page.unroute("**/w/*");
        held.forEach(Route::resume);
        assertPrice(GERMAN_PRICE);
        assertThat(sendButton()).hasAttribute("aria-disabled", "false");
        assertThat(page.locator("#once-more")).hasText("Jetzt steht der Preis fest. Bitte noch einmal „Senden“.");
        page.getByLabel("Nummer", exactly()).fill("");
        assertPrice("nach Eingabe der Nummer");
        assertThat(page.locator("#once-more")).isEmpty();
        send(CODE, "0151 23456789");
    }

    private void send(String factor, String number) {
        choose(factor);
        page.getByLabel("Nummer", exactly()).fill(number);
        assertPrice(GERMAN_PRICE);
        send();
    }

    @Test
    void aThirdPersonReadsInTheirLanguageWithAMessage() throws Exception {
        ObjectNode draft = record();
        open(draft);
        page.getByLabel("Wer liest?").selectOption("parent");
        page.getByLabel("In welcher Sprache?").selectOption("en");
        page.getByLabel("Nachricht an den Empfänger").fill("Guten Tag,\nbitte vor dem Termin lesen.");
        choose(BIRTH_DATE);
        send();

        JsonNode transfer = practice.get("/transfers/" + sent()).json();
        assertThat(transfer.at("/recipient/relation").asText()).isEqualTo("parent");
        assertThat(transfer.at("/recipient/locale").asText()).startsWith("en");
        Patient parent = new Patient(server, inbox.linkFor(JourneysIT.email(draft)));
        parent.answer(Map.of("day", "9", "month", "3", "year", "1984"));
        assertThat(parent.documents().body()).contains("bitte vor dem Termin lesen.");
    }

    @Test
    void aDocumentIsLookedAtAndTakenOut() throws Exception {
        BrowserContext mine = context;
        try (Chromium whole = Chromium.whole()) {
            context = whole.context(1280, 900, true);
            page = context.newPage();
            ObjectNode draft = JourneysIT.freshTransfer(BIRTH_DATE, "invoice", "patient-record");
            open(practice, draft, FILE, Pdf.of(7_000));
            assertThat(card(NONE)).hasCount(0);
            Locator record = page.locator(".papers li").last();

            Page shown = context.waitForPage(() -> record.getByText("Ansehen").click());
            assertThat(shown.url()).endsWith("/documents/2");
            shown.close();
            record.getByText("Weglassen").click();

            assertThat(record).containsText("wird nicht gesendet");
            assertThat(page.locator("button[value^=remove]")).hasCount(0);
            assertThat(card(NONE)).hasCount(1);
            Chromium.assertAccessible(page);
            picture("taken-out");
            send();
            assertThat(practice.get("/transfers/" + sent()).json().get("documents"))
                    .hasSize(1);
        } finally {
            context = mine;
        }
    }

    @Test
    void whatIsTypedIsKept() throws Exception {
        String path = open(record());
        page.waitForResponse(
                response -> response.request().method().equals("POST"),
                () -> page.getByLabel("Nachricht an den Empfänger").fill("Halb fertig"));
        page.close();

        page = context.newPage();
        page.navigate(server.url(path).toString());
        assertThat(page.getByLabel("Nachricht an den Empfänger")).hasValue("Halb fertig");
    }

    @Test
    void theWindowWarnsBeforeItsTimeIsOver() throws Exception {
        page.clock().install();
        open(record());
        page.waitForResponse(response -> response.request().method().equals("POST"), () -> {
            page.getByLabel("Nachricht an den Empfänger").fill("Halb fertig");
            page.clock().fastForward(2000);
        });
        page.clock().fastForward("26:00");
        assertThat(page.locator("#soon")).isVisible();
        assertThat(page.locator("#soon")).containsText(Pattern.compile("schließt um \\d\\d:\\d\\d Uhr"));
        Chromium.assertAccessible(page);
        picture("soon");
        page.getByText("Weiterarbeiten").click();
        assertThat(page.locator("#soon")).isHidden();

        page.clock().fastForward("31:00");
        assertThat(page.locator("#over")).containsText("Gesendet wurde nichts");
        assertPrice("noch nicht bekannt");
        assertThat(sendButton()).isDisabled();
        assertThat(page.getByLabel("Nachricht an den Empfänger")).hasValue("Halb fertig");
        Chromium.assertAccessible(page);
        picture("over");
    }

    @Test
    void theFirstScreenShowsPhoneNumberAndAlternatives() throws Exception {
        page.setViewportSize(1280, 800);
        open(record());
        choose(CODE);

        double bar = page.locator(".bar").boundingBox().y;
        for (Locator needed : List.of(page.locator("#phone"), radio(BIRTH_DATE), radio(INSURANCE_NUMBER))) {
            BoundingBox box = needed.boundingBox();
            assertThat(box.y + box.height).isLessThan(bar);
        }
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/send-first-1280.png")));
    }

    @ParameterizedTest
    @CsvSource({"320, 1", "360, 1", "360, 2", "390, 1", "768, 1", "1280, 1", "1280, 2"})
    void everythingFitsWithALongNameAndLargeText(int width, int zoom) throws Exception {
        page.setViewportSize(width, 800);
        open(ofLongName(), invoice());
        page.evaluate("zoom => document.documentElement.style.fontSize = zoom * 100 + '%'", zoom);
        choose(CODE);

        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        BoundingBox button = sendButton().boundingBox();
        assertThat(button.x + button.width).isLessThanOrEqualTo(width);
        Chromium.picture(page, "fits-" + zoom, width);
    }

    /** One practice for all widths: to register another takes the operator's shell seconds. */
    private static PracticeSystem ofLongName() throws Exception {
        if (ofLongName == null) {
            ofLongName = PracticeSystem.register(
                    server,
                    "Gemeinschaftspraxis für Allgemeinmedizin und Psychotherapie Dr. Hohenwarter-Unterkofler",
                    "BASIC");
            ofLongName.set("unauthenticatedAttachments", "true");
        }
        return ofLongName;
    }

    @Test
    void thePrintedWindowShowsWhatWasChosen() throws Exception {
        open(record());
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(card(BIRTH_DATE)).isVisible();
        assertThat(page.locator("#price")).isVisible();
        assertThat(sendButton()).isHidden();
        picture("send-print");
    }

    @ParameterizedTest
    @CsvSource({"'', Geben Sie die Telefonnummer ein", "0664, gibt es in diesem Land nicht", "01 2345678, Mobilnummer"})
    void aPhoneNumberThatGetsNoTextMessageIsNamed(String number, String reason) throws Exception {
        open(record());
        choose(CODE);
        page.getByLabel("Nummer", exactly()).fill(number);
        sendButton().click();

        assertFlaw("phone");
        assertThat(page.locator("#flaw-phone")).containsText(reason);
    }

    @Test
    void aWrongValueOfTheRecordIsNamedAndAnotherIsAskedFor() throws Exception {
        ObjectNode draft = record();
        ((ObjectNode) draft.get("patient")).put("insuranceNumber", "1238010180");
        open(draft);
        assertThat(card(INSURANCE_NUMBER)).containsText("Laut Patientenakte: 1238010180");
        assertThat(card(INSURANCE_NUMBER).locator(".warning")).isVisible();
        choose(INSURANCE_NUMBER);
        sendButton().click();

        assertFlaw("value-insurance-number");
        value(INSURANCE_NUMBER).fill("1237 010180");
        send();
    }

    @Test
    void aPriceThatHasChangedIsShownBeforeAnythingIsSent() throws Exception {
        open(record());
        choose(CODE);
        assertPrice("0,10 €");
        page.evaluate("document.getElementById('factor-sms-code').dataset.price = '0,08 €'");
        sendButton().click();

        assertThat(page.locator(".question")).containsText("Diese Sendung kostet 0,10 €");
        Chromium.assertAccessible(page);
        send();
    }

    @Test
    void everythingWorksWithoutScripts() throws Exception {
        try (BrowserContext plain = chromium.context(360, 640, false)) {
            page = plain.newPage();
            ObjectNode draft = record();
            page.navigate(server.url(practice.sendWindow(draft, FILE)).toString());
            page.getByText("Öffnen", new Page.GetByTextOptions().setExact(true)).click();
            choose(BIRTH_DATE);
            page.getByText("Preis zeigen").click();
            assertPrice("0,00 €");
            choose(CODE);
            sendButton().click();
            assertThat(page.locator(".question")).containsText("Diese Sendung kostet 0,10 €");
            sendButton().click();
            assertThat(page.locator("h1")).hasText(Pattern.compile("Wird gesendet|Gesendet"));
            inbox.textTo(JourneysIT.phone(draft));
            page.getByText("Stand aktualisieren").click();
            assertThat(page.locator("h1")).hasText(Pattern.compile("Wird gesendet|Gesendet"));
        }
    }

    @Test
    void theKeyboardIsEnough() throws Exception {
        ObjectNode draft = record();
        open(draft);
        for (int steps = 0; !focused().equals("factor-sms-code"); steps++) {
            assertThat(steps).isLessThan(20);
            page.keyboard().press("Tab");
        }
        page.keyboard().press("ArrowDown");
        assertThat(radio(BIRTH_DATE)).isChecked();
        for (int steps = 0; !focused().equals("send"); steps++) {
            assertThat(steps).isLessThan(20);
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");

        assertThat(page.locator("h1")).hasText(Pattern.compile("Wird gesendet|Gesendet"));
    }

    @ParameterizedTest
    @CsvSource({"360, 640", "1280, 900"})
    void theWindowIsAccessibleAndFits(int width, int height) throws Exception {
        page.setViewportSize(width, height);
        open(without(invoice(), "birthDate"));
        choose(CODE);
        assertPrice("0,10 €");

        Chromium.assertAccessible(page);
        Chromium.assertOneTitle(page);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        Chromium.picture(page, "send", width);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Chromium.assertContrast(page);
        Chromium.picture(page, "send-dark", width);
    }

    @Test
    void aPersonWhoSpeaksEnglishReadsEnglish() throws Exception {
        ObjectNode draft = record();
        draft.put("locale", "en");
        open(draft);

        assertThat(page.locator("h1")).hasText("Send documents securely");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
    }

    // who gets in

    @Test
    void aWindowOpensOnce() throws Exception {
        String path = open(record());
        try (BrowserContext stranger = chromium.context(1280, 900, true)) {
            Page other = stranger.newPage();
            other.navigate(server.url(path).toString());

            assertThat(other.locator("h1")).hasText("Dieses Fenster ist schon geöffnet oder abgelaufen");
            Chromium.assertAccessible(other);
        }
        assertThat(post(path, "action=send&factor=birth-date&email=a%40example.org&key=" + "0".repeat(32))
                        .statusCode())
                .isEqualTo(410);
        page.reload();
        assertThat(page.locator("h1")).hasText("Dokumente sicher senden");
    }

    @Test
    void lookingAtTheAddressOpensNothing() throws Exception {
        String path = practice.sendWindow(record(), FILE);
        for (int i = 0; i < 3; i++) {
            assertThat(server.get(path).statusCode()).isEqualTo(200);
        }
        assertThat(server.get(path).body()).doesNotContain("Maria", "1237010180", "patient-record");
        page.navigate(server.url(path).toString());
        assertThat(page.locator("h1")).hasText("Dokumente sicher senden");
    }

    @Test
    void postsFromForeignPagesAreRefused() throws Exception {
        String path = practice.sendWindow(record(), FILE);
        HttpResponse<String> answer = server.send(
                server.request(
                                path,
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "Origin",
                                "https://evil.example",
                                "Sec-Fetch-Site",
                                "cross-site")
                        .POST(HttpRequest.BodyPublishers.ofString("key=" + "0".repeat(32)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aChoiceThatTheWindowDoesNotOfferIsRefused() throws Exception {
        open(record());
        choose(BIRTH_DATE);
        page.evaluate("document.querySelector('input[name=factor]:checked').value = 'none'");
        sendButton().click();

        assertFlaw("factor");
    }

    @Test
    void anUnknownAddressIsToldAsSuch() {
        page.navigate(server.url("/w/" + "0".repeat(32)).toString());

        assertThat(page.locator("h1")).hasText("Dieses Fenster gibt es nicht mehr");
        Chromium.assertAccessible(page);
        picture("closed");
    }

    @Test
    void onlyThePracticesOwnOriginsShowTheWindowInAFrame() throws Exception {
        try (PracticePages own = PracticePages.start();
                PracticePages foreign = PracticePages.start()) {
            PracticeSystem framing = PracticeSystem.register(server, "Ordination Dr. Rahmen", "BASIC");
            framing.set("frameOrigins", own.origin());

            page.navigate(foreign.framing(server.url(framing.sendWindow(record(), FILE))));
            assertThat(page.frameLocator("iframe").locator("form")).hasCount(0);

            page.navigate(own.framing(server.url(framing.sendWindow(record(), FILE))));
            page.frameLocator("iframe").locator("#factor-birth-date").check();
            page.frameLocator("iframe").locator("button[value=send]").click();
            assertThat(page.locator("#told")).containsText("briefsiegel.sent");
        }
    }

    private static ObjectNode record() {
        return JourneysIT.freshTransfer(CODE, "patient-record");
    }

    private static ObjectNode invoice() {
        return JourneysIT.freshTransfer(CODE, "invoice");
    }

    private static ObjectNode without(ObjectNode draft, String fact) {
        ((ObjectNode) draft.get("patient")).remove(fact);
        return draft;
    }

    private String open(ObjectNode draft) throws IOException {
        return open(practice, draft, FILE);
    }

    private void open(PracticeSystem who, ObjectNode draft) throws IOException {
        open(who, draft, FILE);
    }

    private String open(PracticeSystem who, ObjectNode draft, byte[]... files) throws IOException {
        String path = who.sendWindow(draft, files);
        page.navigate(server.url(path).toString());
        assertThat(page.locator(".bar")).isVisible();
        return path;
    }

    private Locator card(String factor) {
        return page.locator("[data-method=" + factor + "]");
    }

    private Locator radio(String factor) {
        return page.locator("#factor-" + factor);
    }

    private Locator value(String factor) {
        return page.locator("#value-" + factor);
    }

    private void choose(String factor) {
        radio(factor).check();
    }

    private void assertPrice(String price) {
        assertThat(page.locator("#price")).hasText(price.replace(' ', '\u00a0'));
    }

    private Locator sendButton() {
        return page.locator("button[value=send]");
    }

    private void send() {
        sendButton().click();
        assertThat(page.locator("h1")).hasText(Pattern.compile("Wird gesendet|Gesendet"));
    }

    private String sent() {
        return page.locator("#sent").getAttribute("data-transfer");
    }

    private void assertFlaw(String field) {
        assertThat(page).hasTitle(Pattern.compile("^Fehler:"));
        assertThat(page.locator(".summary")).isFocused();
        assertThat(page.locator("#flaw-" + field)).isVisible();
        assertThat(page.locator(".summary a[href='#" + field + "']")).hasCount(1);
        if (LOOKED_AT.add(field)) {
            Chromium.assertAccessible(page);
        }
    }

    private String focused() {
        return (String) page.evaluate("document.activeElement.id || document.activeElement.value || ''");
    }

    private void picture(String name) {
        Chromium.picture(page, name, 1280);
    }

    private static HttpResponse<String> post(String path, String form) {
        return server.send(
                server.request(path, "Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static LocatorAssertions.HasTextOptions patiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(60_000);
    }
}
