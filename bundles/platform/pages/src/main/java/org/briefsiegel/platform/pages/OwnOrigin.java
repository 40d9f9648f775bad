package org.briefsiegel.platform.pages;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Tells posts from our own pages from those of foreign ones. Pages that forbid the referrer have browsers send
 * {@code Origin: null} (Fetch, "append a request Origin header"): that one proves nothing, and what the browser says in
 * {@code Sec-Fetch-Site} counts.
 *
 * @param nullable whether {@code Origin: null} passes where the browser says nothing in {@code Sec-Fetch-Site}; only pages that
 *     forbid the referrer need it, for browsers from before 2023
 */
public record OwnOrigin(URI baseUrl, boolean nullable) {

    /** For pages that forbid the referrer. */
    public OwnOrigin(URI baseUrl) {
        this(baseUrl, true);
    }

    /** For pages that send the referrer to their own origin, so that browsers name it. */
    public OwnOrigin strict() {
        return new OwnOrigin(baseUrl, false);
    }

    /**
     * Whether a request comes from one of our pages, or from no page at all.
     *
     * @param header the request's header of a name; null where there is none
     */
    public boolean sent(UnaryOperator<String> header) {
        String site = Optional.ofNullable(header.apply("Sec-Fetch-Site")).orElse("none");
        boolean foreignSite = !site.equals("same-origin") && !site.equals("none");
        boolean opaque = nullable || site.equals("same-origin");
        return !foreignSite
                && Optional.ofNullable(header.apply("Origin"))
                        .map(origin -> origin.toLowerCase(Locale.ROOT))
                        .map(origin -> origin.equals("null") ? opaque : isOurs(origin, header))
                        .orElse(true);
    }

    private boolean isOurs(String origin, UnaryOperator<String> header) {
        String host = Optional.ofNullable(header.apply("Host")).orElse("");
        return origin.equals((baseUrl.getScheme() + "://" + baseUrl.getAuthority()).toLowerCase(Locale.ROOT))
                || origin.substring(origin.indexOf("://") + 1).equals("//" + host.toLowerCase(Locale.ROOT));
    }
}
