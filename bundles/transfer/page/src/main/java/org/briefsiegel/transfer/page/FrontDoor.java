package org.briefsiegel.transfer.page;

import java.net.URI;
import java.time.Clock;
import org.briefsiegel.platform.pages.OwnOrigin;
import org.briefsiegel.transfer.api.RecipientDesk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What all resources behind a link share: how visits are received, and how pages are drawn. */
@Component(service = FrontDoor.class, configurationPid = "org.briefsiegel.web")
public final class FrontDoor {

    private final Pages pages;
    private final Visits visits;
    private final ClosedPages closed;
    private final SessionCookie cookie;
    private final Clock clock;

    @interface Config {
        /** How recipients reach this server. */
        String baseUrl() default "http://localhost:8080";
    }

    @Activate
    public FrontDoor(@Reference RecipientDesk desk, @Reference Pages pages, Config config) {
        this(desk, pages, URI.create(config.baseUrl()), Clock.systemUTC());
    }

    FrontDoor(RecipientDesk desk, Pages pages, URI baseUrl, Clock clock) {
        this.pages = pages;
        this.visits = new Visits(desk, pages, new OwnOrigin(baseUrl));
        this.closed = new ClosedPages(pages, clock);
        this.cookie = new SessionCookie("https".equals(baseUrl.getScheme()));
        this.clock = clock;
    }

    Pages pages() {
        return pages;
    }

    Visits visits() {
        return visits;
    }

    ClosedPages closed() {
        return closed;
    }

    SessionCookie cookie() {
        return cookie;
    }

    Clock clock() {
        return clock;
    }
}
