package org.briefsiegel.recipient.page;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.briefsiegel.platform.pages.Flash;
import org.briefsiegel.platform.pages.OwnOrigin;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.transfer.api.PageSeal;
import org.briefsiegel.transfer.api.RecipientService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What all resources behind a link share: how visits are received, and how pages are drawn. */
@Component(service = LinkPages.class)
public final class LinkPages {

    private final Pages pages;
    private final Visits visits;
    private final Redirects redirects;
    private final ClosedPages closed;
    private final SessionCookie cookie;
    private final Clock clock;

    @Activate
    public LinkPages(
            @Reference RecipientService service,
            @Reference PageSeal seal,
            @Reference Pages pages,
            @Reference Site site,
            @Reference Clock clock) {
        this(service, seal, pages, site.baseUrl(), clock);
    }

    LinkPages(RecipientService service, PageSeal seal, Pages pages, URI baseUrl, Clock clock) {
        boolean secure = "https".equals(baseUrl.getScheme());
        this.pages = pages;
        this.redirects = new Redirects(new Flash(cipher(seal), secure, Flash.Shown.ALONE, clock));
        this.visits = new Visits(service, pages, new OwnOrigin(baseUrl), redirects);
        this.closed = new ClosedPages(pages, clock);
        this.cookie = new SessionCookie(secure);
        this.clock = clock;
    }

    Pages pages() {
        return pages;
    }

    Visits visits() {
        return visits;
    }

    Redirects redirects() {
        return redirects;
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

    private static Flash.Cipher cipher(PageSeal seal) {
        return new Flash.Cipher() {
            @Override
            public String seal(String context, String text) {
                return seal.seal(context, text);
            }

            @Override
            public Optional<String> open(String context, String sealed) {
                return seal.open(context, sealed);
            }
        };
    }
}
