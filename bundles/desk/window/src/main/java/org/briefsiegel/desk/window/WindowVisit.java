package org.briefsiegel.desk.window;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Window;

/**
 * Somebody in front of an open window.
 *
 * @param key what the window was opened for
 * @param texts the words of the pages that answer
 * @param returning whether the browser brings the key back by itself, so that a GET of the window shows it
 */
public record WindowVisit(
        String ticket, String key, Practice practice, Locale locale, Texts texts, Window window, boolean returning) {

    /** Leads from a post to the window as it stands now, so that Back and Reload post nothing. */
    public Response back() {
        return to("");
    }

    /**
     * Leads to a page of the window.
     *
     * @param page what follows the window's address: a path with its query, or a place on its page; may be empty
     */
    public Response to(String page) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/w/" + ticket + page)
                .build();
    }

    @Override
    public String toString() {
        return "Visit[" + practice.id() + "]";
    }
}
