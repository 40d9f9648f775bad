package org.briefsiegel.desk.overview;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.desk.window.WindowVisit;
import org.briefsiegel.platform.pages.Flash;
import org.briefsiegel.transfer.api.PageSeal;

/** What came of a form, told by the page that it leads to; once. */
final class Notes {

    /** The name of what has been done, in words. */
    static final String DONE = "done";

    /** The name of why nothing has been done, in words. */
    static final String REFUSED = "refused";

    private final Flash flash;

    Notes(PageSeal seal, OverviewPages.Settings settings) {
        this.flash = new Flash(sealing(seal), settings.isSecure(), Flash.Shown.FRAMED, settings.clock());
    }

    private static Flash.Cipher sealing(PageSeal seal) {
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

    /**
     * Leads to a page, and tells it something.
     *
     * @param page its path behind the window's, without its query
     */
    Response lead(WindowVisit visit, String page, ListQuery query, Map<String, String> texts) {
        Response.ResponseBuilder answer = Response.fromResponse(visit.to(page + query.address()));
        flash.set(scope(visit), page, texts).ifPresent(cookie -> answer.header(HttpHeaders.SET_COOKIE, cookie));
        return answer.build();
    }

    Map<String, String> told(WindowVisit visit, String page, HttpHeaders headers) {
        return Optional.ofNullable(headers.getCookies().get(Flash.COOKIE))
                .map(Cookie::getValue)
                .map(cookie -> flash.read(page, cookie))
                .orElse(Map.of());
    }

    /** The same page, and the browser forgets what it was told. */
    Response forgetting(WindowVisit visit, Response page) {
        return Response.fromResponse(page)
                .header(HttpHeaders.SET_COOKIE, flash.clear(scope(visit)))
                .build();
    }

    private static String scope(WindowVisit visit) {
        return "/w/" + visit.ticket();
    }
}
