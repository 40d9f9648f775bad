package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The Chromium of this machine, on a phone and at a desk. Its pictures go to {@code target/screenshots}; for people to look at, with
 * {@code mvn -Dpictures=true}: nothing reads them.
 */
final class Chromium implements AutoCloseable {

    private static final boolean PICTURES = Boolean.getBoolean("pictures");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser;

    /** Without a window and what belongs to one, so that it starts in a third of the time. */
    Chromium() {
        this(Path.of("/usr/bin/chromium-headless-shell"));
    }

    private Chromium(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(Server.SOON.toMillis());
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    }

    /** With what only the whole browser has: it shows PDFs. */
    static Chromium whole() {
        return new Chromium(Path.of("/usr/bin/chromium"));
    }

    BrowserContext context(int width, int height, boolean scripts) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("de-AT")
                .setJavaScriptEnabled(scripts));
    }

    static void picture(Page page, String name, int width) {
        if (PICTURES) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/screenshots", name + "-" + width + ".png")));
        }
    }

    /** What axe finds fault with, by the WCAG and by good practice. */
    static void assertAccessible(Page page) {
        assertNothingFound(page, axe(page));
    }

    /** What axe finds fault with in the colours: all that changes from the light to the dark. */
    static void assertContrast(Page page) {
        assertNothingFound(page, axe(page).withRules(List.of("color-contrast")));
    }

    /** In the page itself: its other way opens a page of its own for every result, for the sake of foreign frames. */
    private static AxeBuilder axe(Page page) {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private static void assertNothingFound(Page page, AxeBuilder axe) {
        assertThat(axe.analyze().getViolations())
                .as(page.title())
                .allSatisfy(violation -> assertThat(
                                violation.getId() + ": " + violation.getHelp() + " " + violation.getNodes())
                        .isEmpty());
    }

    /** Every page has one heading of the first level, which says where one is. */
    static void assertOneTitle(Page page) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                        .count())
                .isOne();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
