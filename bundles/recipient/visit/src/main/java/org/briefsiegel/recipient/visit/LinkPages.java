package org.briefsiegel.recipient.visit;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.briefsiegel.platform.pages.Flash;
import org.briefsiegel.platform.pages.OwnOrigin;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.recipient.layout.Pages;
import org.briefsiegel.recipient.link.SessionCookie;
import org.briefsiegel.transfer.api.PageSeal;
import org.briefsiegel.transfer.api.RecipientService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What all resources behind a link share: how visits are received, and how pages are drawn. */
@Component(service = LinkPages.class)
public final class LinkPages {

    private final Site site;
    private final Visits visits;
    private final Redirects redirects;
    private final ClosedPages closed;
    private final SessionCookie cookie;
    private final Clock clock;

    @Activate
    public LinkPages(
            @Reference RecipientService service,
            @Reference PageSeal seal,
            @Reference Site site,
            @Reference Clock clock) {
        Pages pages = new Pages(LinkPages.class, site.zone());
        this.redirects = new Redirects(new Flash(cipher(seal), site.tls(), Flash.Shown.ALONE, clock));
        this.visits = new Visits(service, pages, new OwnOrigin(site.baseUrl()), redirects);
        this.closed = new ClosedPages(pages, clock);
        this.cookie = new SessionCookie(site.tls());
        this.clock = clock;
        this.site = site;
    }

    /** The pages of a bundle, with a class beside which its templates and words lie. */
    public Pages pages(Class<?> owner) {
        return new Pages(owner, site.zone());
    }

    public Visits visits() {
        return visits;
    }

    public Redirects redirects() {
        return redirects;
    }

    public ClosedPages closed() {
        return closed;
    }

    public SessionCookie cookie() {
        return cookie;
    }

    /** What the addresses of this server begin with. */
    public URI baseUrl() {
        return site.baseUrl();
    }

    public Clock clock() {
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
