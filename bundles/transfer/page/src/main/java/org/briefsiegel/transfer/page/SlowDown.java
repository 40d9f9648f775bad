package org.briefsiegel.transfer.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.briefsiegel.platform.language.Languages;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/** Slows down who tries links or sends answers that can't be read, one after the other. */
@Component(
        service = jakarta.servlet.Filter.class,
        configurationPid = {"org.briefsiegel.web", "org.briefsiegel.transfer.page"})
@HttpWhiteboardFilterPattern({"/d/*", "/w/*"})
@SuppressWarnings("serial")
public final class SlowDown extends HttpFilter {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNPROCESSABLE = 422;

    private final transient Pages pages;
    private final transient Misses misses;
    private final boolean behindProxy;

    @interface Config {
        /** How many unknown links and illegible or wrong answers a minute are taken from one client. */
        int missesPerMinute() default 30;

        boolean behindProxy() default false;
    }

    @Activate
    public SlowDown(@Reference Pages pages, Config config) {
        this.pages = pages;
        this.misses = new Misses(config.missesPerMinute(), System::nanoTime);
        this.behindProxy = config.behindProxy();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String client = Client.of(request, behindProxy);
        long pause = misses.pauseSeconds(client);
        if (pause > 0) {
            refuse(request, response, pause);
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_NOT_FOUND || response.getStatus() == UNPROCESSABLE) {
            misses.missed(client);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, long pause) throws IOException {
        boolean asks = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null;
        Locale locale = Languages.OF_RECIPIENTS.fitting(asks ? Collections.list(request.getLocales()) : List.of());
        var page = pages.notice(TOO_MANY_REQUESTS, "slow", locale).build();
        response.setStatus(TOO_MANY_REQUESTS);
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(pause));
        response.setContentType(page.getMediaType().toString());
        response.getOutputStream().write((byte[]) page.getEntity());
    }
}
