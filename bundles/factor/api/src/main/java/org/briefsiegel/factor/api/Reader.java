package org.briefsiegel.factor.api;

import java.util.Locale;
import java.util.Objects;

/**
 * Who reads a prompt.
 *
 * @param locale the language to ask in
 * @param owner whether the fact asked for is the reader's own; if not, the question says whose it is
 */
public record Reader(Locale locale, boolean owner) {

    public Reader {
        Objects.requireNonNull(locale, "locale");
    }
}
