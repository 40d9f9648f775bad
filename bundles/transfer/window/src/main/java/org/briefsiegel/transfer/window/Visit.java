package org.briefsiegel.transfer.window;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.practice.api.Practice;

/**
 * Somebody in front of an open window.
 *
 * @param returning whether the browser brings the key back by itself, so that a GET of the window shows it
 */
record Visit(String ticket, String key, Practice practice, Locale locale, Texts texts, boolean returning) {

    /** Leads from a post to the window as it stands now, so that Back and Reload post nothing. */
    Response back() {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/w/" + ticket)
                .build();
    }

    @Override
    public String toString() {
        return "Visit[" + practice.id() + "]";
    }
}
