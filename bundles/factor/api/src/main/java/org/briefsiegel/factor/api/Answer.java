package org.briefsiegel.factor.api;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a recipient typed.
 *
 * @param fields field name to text, as it was typed
 * @param locale the language for reasons
 */
public record Answer(Map<String, String> fields, Locale locale) {

    public Answer {
        fields = Map.copyOf(fields);
        Objects.requireNonNull(locale, "locale");
    }

    /** The text of a field without the white space around it; empty where nothing was typed. */
    public String text(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    @Override
    public String toString() {
        return "Answer[…]";
    }
}
