package org.briefsiegel.factor.api;

import java.util.Objects;

/**
 * What the sender is told who types a factor's value in for one transfer, because the record has none.
 *
 * @param hint an example: "Zum Beispiel 9.3.1984"; empty where none is needed
 * @param missing a sentence for whom the field was left empty: "Tragen Sie das Geburtsdatum ein."
 */
public record Entry(String hint, String missing) {

    public Entry {
        Objects.requireNonNull(hint, "hint");
        Objects.requireNonNull(missing, "missing");
    }
}
