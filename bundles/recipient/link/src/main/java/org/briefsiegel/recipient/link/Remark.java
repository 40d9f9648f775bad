package org.briefsiegel.recipient.link;

import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Locale;

/** What a page says about what happened before; a parameter without a value in its address. */
public enum Remark {
    NONE,
    /** A new code is on its way. */
    SENT,
    /** The session is over. */
    ENDED,
    /** What was posted wasn't taken. */
    AGAIN;

    /** Its name in addresses. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The remark of an address; none where its query can't be read. */
    public static Remark of(UriInfo uri) {
        try {
            return Arrays.stream(values())
                    .filter(remark -> uri.getQueryParameters().containsKey(remark.parameter()))
                    .findFirst()
                    .orElse(NONE);
        } catch (RuntimeException malformed) {
            return NONE;
        }
    }
}
