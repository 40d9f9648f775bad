package org.briefsiegel.spine.api;

import java.util.Locale;

/** What the host is used for. Each has a route of its own, which operators see, and can suspend. */
public enum Use {
    /** A submission is taken in. */
    ACCEPT,
    /** A submission is tried out, and nothing is kept. */
    CHECK,
    /** A price is asked. */
    QUOTE,
    /** A recipient is asked for the factor. */
    PROMPT,
    /** A recipient's answer is verified. */
    ANSWER,
    /** What a factor sends is made anew; a link alone is sent anew without. */
    REISSUE,
    /** A sheet is printed that leads to a transfer. */
    PRINT;

    /** The name of its route. */
    public String route() {
        return name().toLowerCase(Locale.ROOT);
    }
}
