package org.briefsiegel.factor.api;

import java.util.List;
import java.util.Objects;

/** What a factor could make of an {@link Answer}. */
public sealed interface Reading {

    /**
     * The answer can be compared.
     *
     * @param value its normalized form
     */
    record Legible(String value) implements Reading {
        public Legible {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return "Legible[…]";
        }
    }

    /** The answer can't be right, whatever the secret is: something is missing, or impossible. */
    record Malformed(List<Flaw> flaws) implements Reading {
        public Malformed {
            flaws = List.copyOf(flaws);
            if (flaws.isEmpty()) {
                throw new IllegalArgumentException("a malformed answer has at least one flaw");
            }
        }
    }

    /**
     * What is wrong with a field.
     *
     * @param field its name
     * @param reason a sentence that says what to do, in the answer's language, without what was typed
     */
    record Flaw(String field, String reason) {
        public Flaw {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
