package org.briefsiegel.transfer.page;

import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells posts from our own pages from those of foreign ones. Our pages forbid the referrer, so browsers send
 * {@code Origin: null} from them (Fetch, "append a request Origin header"): that one proves nothing, and what the browser
 * says in {@code Sec-Fetch-Site} counts.
 */
record OwnOrigin(URI baseUrl) {

    boolean sent(HttpHeaders headers) {
        String site =
                Optional.ofNullable(headers.getHeaderString("Sec-Fetch-Site")).orElse("none");
        boolean foreignSite = !site.equals("same-origin") && !site.equals("none");
        return !foreignSite
                && Optional.ofNullable(headers.getHeaderString("Origin"))
                        .map(origin -> origin.toLowerCase(Locale.ROOT))
                        .map(origin -> origin.equals("null") || isOurs(origin, headers))
                        .orElse(true);
    }

    private boolean isOurs(String origin, HttpHeaders headers) {
        String host =
                Optional.ofNullable(headers.getHeaderString(HttpHeaders.HOST)).orElse("");
        return origin.equals((baseUrl.getScheme() + "://" + baseUrl.getAuthority()).toLowerCase(Locale.ROOT))
                || origin.substring(origin.indexOf("://") + 1).equals("//" + host.toLowerCase(Locale.ROOT));
    }
}
