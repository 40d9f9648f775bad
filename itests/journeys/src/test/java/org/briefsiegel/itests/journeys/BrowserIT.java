package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A patient in a real browser, with and without scripts, on a phone and at a desk. Pictures go to target/screenshots. */
class BrowserIT {

    private static Server server;
    private static PracticeSystem practice;
    private static Inbox inbox;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        server = Server.unpack("browser", Map.of()).start();
        practice = PracticeSystem.register(server, "Ordination Dr. Huber", "BASIC");
        inbox = new Inbox(server);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    }

    @AfterAll
    static void stop() throws Exception {
        browser.close();
        playwright.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"360,640,true", "1280,800,true", "360,640,false"})
    void aPatientOpensAnInvoiceWithTheBirthDate(int width, int height, boolean scripts) throws Exception {
        byte[] file = Pdf.of(120_000);
        ObjectNode transfer = JourneysIT.freshTransfer("birth-date", "invoice");
        practice.send(transfer, file);
        try (BrowserContext context = context(width, height, scripts)) {
            Page page = context.newPage();
            page.navigate(server.url(inbox.linkFor(JourneysIT.email(transfer))).toString());
            picture(page, "question", width);

            fill(page, "9", "3", "1985");
            submit(page);
            assertThat(page.title()).startsWith("Fehler:");
            assertThat(page.getByLabel("Jahr").inputValue()).isEqualTo("1985");
            picture(page, "wrong", width);

            fill(page, "9", "März", "1984");
            submit(page);
            assertThat(page.url()).endsWith("/documents");
            picture(page, "documents", width);
            Download download = page.waitForDownload(
                    () -> page.locator("main a[href^=documents]").click());
            assertThat(Files.readAllBytes(download.path())).isEqualTo(file);
            assertThat(download.suggestedFilename()).isEqualTo("invoice.pdf");
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
        try (BrowserContext context = context(width, height, true)) {
            Page page = context.newPage();
            page.navigate(server.url(inbox.linkFor(JourneysIT.email(transfer))).toString());
            assertThat(page.locator("input[name=code]").getAttribute("autocomplete"))
                    .isEqualTo("one-time-code");
            picture(page, "code", width);

            page.locator("input[name=code]").fill(code.substring(0, 3) + " " + code.substring(3));
            submit(page);
            Download download = page.waitForDownload(
                    () -> page.locator("main a[href^=documents]").click());
            assertThat(Files.readAllBytes(download.path())).isEqualTo(file);
            page.navigate(server.url("/demo/").toString());
            picture(page, "inbox", width);
        }
    }

    private static BrowserContext context(int width, int height, boolean scripts) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("de-AT")
                .setJavaScriptEnabled(scripts));
    }

    private static void fill(Page page, String day, String month, String year) {
        page.getByLabel("Tag").fill(day);
        page.getByLabel("Monat").fill(month);
        page.getByLabel("Jahr").fill(year);
    }

    private static void submit(Page page) {
        page.locator("main form button").first().click();
        page.waitForLoadState();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                        .count())
                .isOne();
    }

    private static void picture(Page page, String name, int width) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/screenshots", name + "-" + width + ".png")));
    }
}
