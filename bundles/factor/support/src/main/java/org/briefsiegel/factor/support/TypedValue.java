package org.briefsiegel.factor.support;

import java.util.Objects;

/** What a {@link KnowledgeFactor} could make of a value as people write it. */
public sealed interface TypedValue {

    /**
     * It can be compared.
     *
     * @param normalized the same for every spelling of the same value
     */
    record Legible(String normalized) implements TypedValue {
        public Legible {
            Objects.requireNonNull(normalized, "normalized");
        }

        @Override
        public String toString() {
            return "Legible[…]";
        }
    }

    /**
     * It can't be right, whatever the secret is.
     *
     * @param text name of the text that says so to who typed it; the sender is told {@code fact.} and this name, where there is such a text
     */
    record Malformed(String text) implements TypedValue {
        public Malformed {
            Objects.requireNonNull(text, "text");
        }
    }
}
