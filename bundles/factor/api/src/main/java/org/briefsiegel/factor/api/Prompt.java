package org.briefsiegel.factor.api;

import java.util.List;
import java.util.Objects;

/**
 * What a recipient is asked, for a page to draw.
 *
 * @param question the question, the page's heading: "Wann sind Sie geboren?"
 * @param hint where to find the answer, or an example; empty if none is needed
 * @param fields the fields to fill in; several fields are one group that the question names
 */
public record Prompt(String question, String hint, List<Field> fields) {

    public Prompt {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(hint, "hint");
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("a prompt asks for at least one field");
        }
    }

    /** What keyboard a field needs. */
    public enum Kind {
        DIGITS,
        TEXT
    }

    /**
     * One text field.
     *
     * @param name its name in the posted form; letters and digits, starting with a letter
     * @param label what stands above it
     * @param kind the keyboard
     * @param autocomplete the HTML autofill token, {@code off} where none fits
     * @param width how many characters are usual, for the drawn width
     */
    public record Field(String name, String label, Kind kind, String autocomplete, int width) {

        public Field {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(autocomplete, "autocomplete");
            if (!name.matches("[A-Za-z][A-Za-z0-9]{0,39}")) {
                throw new IllegalArgumentException("field name: " + name);
            }
            if (width < 1) {
                throw new IllegalArgumentException("field width: " + width);
            }
        }
    }
}
