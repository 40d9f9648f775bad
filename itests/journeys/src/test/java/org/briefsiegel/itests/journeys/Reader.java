package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A recipient in Chromium who walks from page to page, while somebody strict looks on: every page that comes is valid
 * HTML, asks nothing of other servers, weighs little, and says nothing of the content before the factor has passed.
 */
final class Reader implements AutoCloseable {

    /** As much as a page may weigh with everything that it needs, in bytes. */
    static final int HEAVIEST = 30_000;

    private static final int PHONE = 360;
    private static final int DESK = 1280;
    private static final HtmlChecker CHECKER = new HtmlChecker();
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();
    private static final Map<String, Integer> WEIGHTS = new ConcurrentHashMap<>();

    private final Server server;
    private final BrowserContext context;
    private final Page page;
    private final boolean scripts;
    private final List<String> secrets;
    private final List<Response> responses = new ArrayList<>();

    /** @param secrets what no page may say before the factor has passed */
    Reader(Chromium chromium, Server server, boolean scripts, List<String> secrets) {
        this.server = server;
        this.context = chromium.context(PHONE, 740, scripts);
        this.page = context.newPage();
        this.scripts = scripts;
        this.secrets = secrets;
        page.onResponse(response -> {
            if (response.url().startsWith("http")) { // else it is the browser's own, of its viewer
                responses.add(response);
            }
        });
    }

    Page page() {
        return page;
    }

    /** Goes to an address of the server. */
    int open(String path) {
        responses.clear();
        Response response = page.navigate(server.url(path).toString());
        look();
        return response.status();
    }

    /** Types an answer and sends it; the status of the page that follows. */
    int answer(Map<String, String> answer) {
        Factor.fill(page, answer);
        return press(page.locator("main form button").first());
    }

    /** Presses a button or follows a link with this text; the status of the page that follows. */
    int press(String text) {
        return press(page.locator("main, footer").locator("a, button").getByText(text));
    }

    private int press(Locator what) {
        responses.clear();
        Response response = page.waitForNavigation(what::click);
        look();
        return response.status();
    }

    String heading() {
        return page.locator("h1").innerText();
    }

    String text() {
        return page.locator("main").innerText();
    }

    /**
     * Looks at the page as it is now, closely: the first time that it is seen with axe, and at pictures of it.
     *
     * @param name of the state that is seen
     */
    void inspect(String name) {
        Chromium.assertOneTitle(page);
        assertThat(page.title()).as("title of " + name).contains(heading().strip());
        if (!scripts) {
            return;
        }
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            if (SEEN.add(name + scheme)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                if (scheme == ColorScheme.LIGHT) {
                    Chromium.assertAccessible(page);
                } else {
                    Chromium.assertContrast(page);
                }
                picture(name, scheme);
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** The same, but in the light and on a phone alone: for what differs in its words only. */
    void glance(String name) {
        Chromium.assertOneTitle(page);
        Chromium.assertAccessible(page);
        Chromium.picture(page, "recipient-" + name, PHONE);
    }

    private void picture(String name, ColorScheme scheme) {
        for (int width : new int[] {PHONE, DESK}) {
            page.setViewportSize(width, 740);
            assertThat(overhang()).as("overhang of " + name + " at " + width).isZero();
            Chromium.picture(page, "recipient-" + name + "-" + scheme.name().toLowerCase(Locale.ROOT), width);
        }
        page.setViewportSize(PHONE, 740);
    }

    /** By how many pixels the page is wider than its window. */
    int overhang() {
        return ((Number) page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"))
                .intValue();
    }

    /** Everything that came with the last step. */
    private void look() {
        page.waitForLoadState();
        int weight = 0;
        for (Response response : List.copyOf(responses)) {
            assertThat(URI.create(response.url()).getAuthority())
                    .as("where " + response.url() + " is")
                    .isEqualTo(server.url("/").getAuthority());
            if (response.status() >= 300 && response.status() < 400) {
                continue;
            }
            byte[] body = body(response);
            weight += body.length;
            String type = response.headers().getOrDefault("content-type", "");
            if (type.startsWith("text/html")) {
                judge(response, new String(body, StandardCharsets.UTF_8));
            }
        }
        assertThat(weight).as("bytes of " + page.url()).isLessThan(HEAVIEST);
        WEIGHTS.merge(page.title(), weight, Math::max);
    }

    /** Of what a page asked for that was left meanwhile nothing is known any more, and it doesn't weigh on the next. */
    private static byte[] body(Response response) {
        try {
            return response.body();
        } catch (PlaywrightException leftBehind) {
            if (response.request().isNavigationRequest()) {
                throw leftBehind;
            }
            return new byte[0];
        }
    }

    private void judge(Response response, String html) {
        assertThat(CHECKER.complaints(html)).as(response.url()).isEmpty();
        boolean opened = URI.create(response.url()).getPath().endsWith("/documents");
        if (!opened) {
            assertThat(html).as(response.url()).doesNotContain(secrets);
            assertThat(response.headers().toString()).as(response.url()).doesNotContain(secrets);
        }
    }

    /** The heaviest that each page was, by its title. */
    static Map<String, Integer> weights() {
        return WEIGHTS;
    }

    @Override
    public void close() {
        context.close();
    }
}
