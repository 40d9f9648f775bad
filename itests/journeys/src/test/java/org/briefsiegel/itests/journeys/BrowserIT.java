package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People in a real browser, with and without scripts, on a phone and at a desk. */
class BrowserIT {

    private static Server server;
    private static PracticeSystem practice;
    private static Inbox inbox;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        server = Server.unpack("browser", Map.of()).start();
        practice = PracticeSystem.register(server, "Ordination Dr. Huber", "BASIC");
        inbox = new Inbox(server);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"360,640,true", "1280,800,true", "360,640,false"})
    void aPatientOpensAnInvoiceWithTheBirthDate(int width, int height, boolean scripts) throws Exception {
        byte[] file = Pdf.of(120_000);
        ObjectNode transfer = JourneysIT.freshTransfer("birth-date", "invoice");
        practice.send(transfer, file);
        try (BrowserContext context = chromium.context(width, height, scripts)) {
            Page page = context.newPage();
            page.navigate(server.url(inbox.linkFor(JourneysIT.email(transfer))).toString());
            Chromium.picture(page, "question", width);

            fill(page, "9", "3", "1985");
            submit(page);
            assertThat(page.title()).startsWith("Fehler:");
            assertThat(page.getByLabel("Jahr").inputValue()).isEqualTo("1985");
            Chromium.picture(page, "wrong", width);

            fill(page, "9", "März", "1984");
            submit(page);
            assertThat(page.url()).endsWith("/documents");
            Chromium.picture(page, "documents", width);
            Download download =
                    page.waitForDownload(() -> page.locator("main #document-1").click());
            assertThat(Files.readAllBytes(download.path())).isEqualTo(file);
            assertThat(download.suggestedFilename()).isEqualTo("invoice.pdf");
        }
    }

    /** Read by Debian's zbar from the screen, as a phone would. */
    @ParameterizedTest
    @CsvSource({"320,640", "1280,800"})
    void aPatientPaysAnInvoiceByTheCodeOnItsPage(int width, int height) throws Exception {
        ObjectNode transfer = JourneysIT.freshTransfer("birth-date", "invoice");
        ((ObjectNode) transfer.at("/documents/0"))
                .putObject("metadata")
                .put("number", "2026/117")
                .put("total", "84.00")
                .put("payee", "Ordination Dr. Huber")
                .put("iban", "AT61 1904 3002 3457 3201")
                .put("dueDate", "2026-12-14");
        practice.send(transfer, Pdf.of(20_000));
        try (BrowserContext context = chromium.context(width, height, true)) {
            Page page = context.newPage();
            page.navigate(server.url(inbox.linkFor(JourneysIT.email(transfer))).toString());
            assertThat(page.content()).doesNotContain("84,00", "84.00", "AT61");
            fill(page, "9", "3", "1984");
            submit(page);

            assertThat(page.locator(".transfer dl").innerText())
                    .contains("AT61 1904 3002 3457 3201", "84,00\u00a0€", "14. Dezember 2026");
            Chromium.picture(page, "payment", width);
            Chromium.assertAccessible(page);
            assertThat(page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"))
                    .isEqualTo(0);
            assertThat(new HtmlChecker().complaints(page.reload().text())).isEmpty();
            Path code = Path.of("target/screenshots", "epc-" + width + ".png").toAbsolutePath();
            page.locator(".transfer svg").screenshot(new Locator.ScreenshotOptions().setPath(code));
            assertThat(new QrReader(server).inPicture(code))
                    .isEqualTo(String.join(
                            "\n",
                            "BCD",
                            "002",
                            "1",
                            "SCT",
                            "",
                            "Ordination Dr. Huber",
                            "AT611904300234573201",
                            "EUR84.00",
                            "",
                            "",
                            "2026/117"));
        }
    }

    @ParameterizedTest
    @CsvSource({"360,640", "1280,800"})
    void aPatientOpensARecordWithTheCodeFromTheTextMessage(int width, int height) throws Exception {
        byte[] file = Pdf.of(80_000);
        ObjectNode transfer = JourneysIT.freshTransfer("sms-code", "patient-record");
        practice.sendQuoted(transfer, file);
        String code = inbox.textTo(transfer.at("/recipient/phone").asText())
                .get("text")
                .asText()
                .substring(0, 6);
        try (BrowserContext context = chromium.context(width, height, true)) {
            Page page = context.newPage();
            page.navigate(server.url(inbox.linkFor(JourneysIT.email(transfer))).toString());
            assertThat(page.locator("input[name=code]").getAttribute("autocomplete"))
                    .isEqualTo("one-time-code");
            Chromium.picture(page, "code", width);

            page.locator("input[name=code]").fill(code.substring(0, 3) + " " + code.substring(3));
            submit(page);
            Download download =
                    page.waitForDownload(() -> page.locator("main #document-1").click());
            assertThat(Files.readAllBytes(download.path())).isEqualTo(file);
            page.navigate(server.url("/demo/").toString());
            Chromium.picture(page, "inbox", width);
        }
    }

    @ParameterizedTest
    @CsvSource({"360,640,false", "1280,800,true"})
    void aDeveloperFollowsAProblemToWhatItMeans(int width, int height, boolean scripts) {
        String link =
                server.get("/api/v1/transfers").headers().firstValue("Link").orElseThrow();
        try (BrowserContext context = chromium.context(width, height, scripts)) {
            Page page = context.newPage();
            page.navigate(server.url(link.replaceFirst("^<([^>]*)>.*", "$1")).toString());

            assertThat(page.locator("section:target h3").innerText()).isEqualTo("No valid key");
            assertThat(page.evaluate("[...document.links].filter(a => a.hash"
                            + " && !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map(a => a.hash)"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .isEmpty();
            assertThat(page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"))
                    .isEqualTo(0);
            Chromium.picture(page, "api", width);
            if (scripts) {
                Chromium.assertAccessible(page);
            }
        }
    }

    @Test
    void thePageOfTheApiIsValidHtml() {
        assertThat(new HtmlChecker().complaints(server.get("/api/v1/docs").body()))
                .isEmpty();
    }

    private static void fill(Page page, String day, String month, String year) {
        page.getByLabel("Tag").fill(day);
        page.getByLabel("Monat").fill(month);
        page.getByLabel("Jahr").fill(year);
    }

    private static void submit(Page page) {
        page.waitForNavigation(() -> page.locator("main form button").first().click());
        Chromium.assertOneTitle(page);
    }
}
