package org.briefsiegel.transfer.api;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A recipient who has come back from elsewhere.
 *
 * @param link the link that they had left; a secret
 * @param locale the language in which they had left
 * @param opening what came of it; empty where it has taken too long, or what came back belongs to another beginning. Then nothing
 *     was counted, and it can be begun again
 */
public record Arrival(String link, Locale locale, Optional<Opening> opening) {

    public Arrival {
        Objects.requireNonNull(link, "link");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(opening, "opening");
    }

    @Override
    public String toString() {
        return "Arrival[…]";
    }
}
