package org.briefsiegel.recipient.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.platform.pages.Navigation;
import org.briefsiegel.platform.ratelimit.RateLimit;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.recipient.layout.Pages;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * Slows down who tries links or sends answers that can't be read, one after the other. Many people may share an address (a
 * clinic's network, a carrier's), and none of them shuts out another: who has tried too many links that don't exist learns
 * nothing more about such links; and too many answers that can't be read close the one link that they were sent to. To an
 * address that all links share, nothing is counted but what turns out to belong to one of them.
 */
@Component(
        service = {jakarta.servlet.Filter.class, RequestThrottle.class},
        configurationPid = "org.briefsiegel.transfer.page")
@HttpWhiteboardFilterPattern({"/d/*", "/w/*"})
@SuppressWarnings("serial")
public final class RequestThrottle extends HttpFilter {

    /** Where people come back to who were recognized elsewhere, whatever their link is. What serves it says so by {@link #enter}. */
    public static final String RETURN = "/d/return";

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int ALMOST_A_SECOND = 999_999_999;

    /** Answers that weren't taken, and what this server couldn't cope with. */
    private static final Set<Integer> MISTAKES = Set.of(422, 500);

    private static final String NOTED = RequestThrottle.class.getName();
    private static final String TALLY = NOTED + ".tally";

    private final transient Pages pages;
    private transient volatile Misses misses;

    /** The status that a request would have been answered with, had it not been redirected to a page that says so. */
    public static void note(HttpServletRequest request, int status) {
        request.setAttribute(NOTED, status);
    }

    /**
     * Says to which link a request belongs whose address doesn't tell: its mistakes are counted there.
     *
     * @param link the address that all pages of the link are below
     * @return after which time there is room for one more; zero for now
     */
    public static Duration enter(HttpServletRequest request, String link) {
        return request.getAttribute(TALLY) instanceof Tally tally ? tally.enter(link) : Duration.ZERO;
    }

    @ObjectClassDefinition(pid = "org.briefsiegel.transfer.page")
    @interface Config {
        /** How many unknown links, and at each link how many illegible or wrong answers, a minute are taken from one client. */
        @AttributeDefinition(min = "1", max = "1000000")
        int missesPerMinute() default 30;
    }

    @Activate
    public RequestThrottle(@Reference Site site, Config config) {
        this.pages = new Pages(site.zone());
        this.misses = Misses.of(config);
    }

    /** So that the filter stays in its place, and with it what isn't served without. */
    @Modified
    void modified(Config config) {
        misses = Misses.of(config);
    }

    /** What is counted of each client, and of each at a link; of the clients of late, not of all. */
    private record Misses(RateLimit unknown, RateLimit mistakes) {

        private static final int REMEMBERED = 10_000;

        static Misses of(Config config) {
            return new Misses(limit(config), limit(config));
        }

        private static RateLimit limit(Config config) {
            return new RateLimit(config.missesPerMinute(), REMEMBERED, System::nanoTime);
        }
    }

    /** Where the mistakes of one request are counted. */
    private static final class Tally {

        private final RateLimit mistakes;
        private final String client;
        private String link = RETURN;

        Tally(RateLimit mistakes, String client) {
            this.mistakes = mistakes;
            this.client = client;
        }

        Duration enter(String entered) {
            link = entered;
            return isShared() ? Duration.ZERO : mistakes.waitFor(client + ' ' + link);
        }

        void charge() {
            if (!isShared()) {
                mistakes.charge(client + ' ' + link);
            }
        }

        private boolean isShared() {
            return link.equals(RETURN);
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String client = Client.of(request);
        Misses counted = misses;
        Tally tally = new Tally(counted.mistakes(), client);
        Duration pause = tally.enter(link(request.getRequestURI()));
        if (!pause.isZero()) {
            slow(request, response, pause);
            return;
        }
        request.setAttribute(TALLY, tally);
        int status = serve(request, response, chain, counted.unknown().waitFor(client));
        if (status == HttpServletResponse.SC_NOT_FOUND) {
            counted.unknown().charge(client);
        } else if (MISTAKES.contains(status)) {
            tally.charge();
        }
    }

    /** @return the status, or the one that is behind a redirect */
    private int serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Duration pause)
            throws IOException, ServletException {
        if (pause.isZero()) {
            chain.doFilter(request, response);
        } else {
            WithoutUnknown known = new WithoutUnknown(response);
            chain.doFilter(request, known);
            if (known.isKeptBack()) {
                refuse(request, response, pause);
                return TOO_MANY_REQUESTS; // and no miss: else one who goes on would make the wait of all longer and
                // longer
            }
        }
        Object noted = request.getAttribute(NOTED);
        return noted == null ? response.getStatus() : (int) noted;
    }

    /** The first two parts of a path, as {@code /d/} and what follows. */
    private static String link(String path) {
        int end = path.indexOf('/', path.indexOf('/', 1) + 1);
        return end < 0 ? path : path.substring(0, end);
    }

    private void slow(HttpServletRequest request, HttpServletResponse response, Duration pause) throws IOException {
        if (isFormOfARecipient(request)) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, request.getRequestURI());
        } else {
            refuse(request, response, pause);
        }
    }

    /** Whether a browser has sent a form, which is told to wait by the page behind the redirect. */
    private static boolean isFormOfARecipient(HttpServletRequest request) {
        return "POST".equals(request.getMethod())
                && request.getRequestURI().startsWith("/d/")
                && Navigation.isCertain(request::getHeader);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Duration pause) throws IOException {
        String likings = Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                .orElse("");
        Locale locale = Languages.OF_RECIPIENTS.fitting(Languages.likings(likings));
        var page = pages.notice(TOO_MANY_REQUESTS, "slow", locale).build();
        response.setStatus(TOO_MANY_REQUESTS);
        response.setHeader(
                HttpHeaders.RETRY_AFTER,
                String.valueOf(pause.plusNanos(ALMOST_A_SECOND).toSeconds()));
        response.setContentType(page.getMediaType().toString());
        response.getOutputStream().write((byte[]) page.getEntity());
    }
}
