package org.briefsiegel.recipient.visit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.platform.pages.Flash;
import org.briefsiegel.platform.pages.Navigation;
import org.briefsiegel.recipient.filter.RequestThrottle;
import org.briefsiegel.recipient.layout.Visit;
import org.briefsiegel.recipient.link.Remark;

/**
 * Sends a person who has posted a form on to a page, whatever came of it, so that Back and Reload never ask whether the form
 * shall be sent again. What a program posts is answered at once, with a status that it can act on.
 */
public final class Redirects {

    private static final int UNPROCESSABLE = 422;

    private final Flash flash;

    Redirects(Flash flash) {
        this.flash = flash;
    }

    /**
     * What is answered to a post.
     *
     * @param answer a redirect, or the page that says why there is none
     * @param page where a person reads that, below the link
     * @param texts what the page must be told to say it; empty where it knows
     */
    Response after(HttpServletRequest request, Visit visit, Response answer, String page, Map<String, String> texts) {
        if (!Navigation.isCertain(request::getHeader)) {
            return answer;
        }
        if (answer.getStatus() == Status.SEE_OTHER.getStatusCode()) {
            return Response.fromResponse(answer)
                    .header(HttpHeaders.SET_COOKIE, flash.clear(visit.scope()))
                    .build();
        }
        RequestThrottle.note(request, answer.getStatus());
        if (texts.isEmpty()) {
            return Visit.seeOther(
                    answer.getStatus() == UNPROCESSABLE ? visit.address(page, Remark.AGAIN) : visit.address(page));
        }
        return flash.set(visit.scope(), visit.scope() + page, texts)
                .map(cookie -> Response.fromResponse(Visit.seeOther(visit.address(page, Remark.AGAIN)))
                        .header(HttpHeaders.SET_COOKIE, cookie)
                        .build())
                .orElseGet(() -> Visit.seeOther(visit.address(page, Remark.AGAIN)));
    }

    /** What a page was told by the post before it; empty where there was none, or the browser keeps no cookies. */
    public Map<String, String> texts(Visit visit, String page, HttpHeaders headers) {
        return Optional.ofNullable(headers.getCookies().get(Flash.COOKIE))
                .map(Cookie::getValue)
                .map(cookie -> flash.read(visit.scope() + page, cookie))
                .orElse(Map.of());
    }
}
