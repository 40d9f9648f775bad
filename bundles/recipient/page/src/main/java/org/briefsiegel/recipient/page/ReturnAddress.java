package org.briefsiegel.recipient.page;

import java.net.URI;
import org.briefsiegel.recipient.filter.RequestThrottle;

/**
 * Where a recipient comes back from elsewhere. The same for all links, because the other side wants to know it beforehand; another
 * for each destination, so that what one of them sends can't be passed off as another's (RFC 9700, 4.4.2).
 *
 * @param baseUrl of this server
 */
record ReturnAddress(URI baseUrl) {

    /** For {@code @Path}. */
    static final String PATH = RequestThrottle.RETURN + "/{factor:[a-z0-9-]+}/{destination:[a-z0-9-]+}";

    URI of(String factor, String destination) {
        return baseUrl.resolve(RequestThrottle.RETURN + "/" + factor + "/" + destination);
    }
}
