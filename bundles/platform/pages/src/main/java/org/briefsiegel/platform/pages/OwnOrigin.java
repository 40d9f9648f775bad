package org.briefsiegel.platform.pages;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Tells posts from our own pages from those of foreign ones. Our pages forbid the referrer, so browsers send
 * {@code Origin: null} from them (Fetch, "append a request Origin header"): that one proves nothing, and what the browser
 * says in {@code Sec-Fetch-Site} counts.
 */
public record OwnOrigin(URI baseUrl) {

    /**
     * Whether a request comes from one of our pages, or from no page at all.
     *
     * @param header the request's header of a name; null where there is none
     */
    public boolean sent(UnaryOperator<String> header) {
        String site = Optional.ofNullable(header.apply("Sec-Fetch-Site")).orElse("none");
        boolean foreignSite = !site.equals("same-origin") && !site.equals("none");
        return !foreignSite
                && Optional.ofNullable(header.apply("Origin"))
                        .map(origin -> origin.toLowerCase(Locale.ROOT))
                        .map(origin -> origin.equals("null") || isOurs(origin, header))
                        .orElse(true);
    }

    private boolean isOurs(String origin, UnaryOperator<String> header) {
        String host = Optional.ofNullable(header.apply("Host")).orElse("");
        return origin.equals((baseUrl.getScheme() + "://" + baseUrl.getAuthority()).toLowerCase(Locale.ROOT))
                || origin.substring(origin.indexOf("://") + 1).equals("//" + host.toLowerCase(Locale.ROOT));
    }
}
