package org.briefsiegel.factor.api;

import java.util.Objects;

/**
 * What verifying an answer needs; stored with the transfer and handed back as it was.
 *
 * @param state the factor's own text, 4000 characters at most; secrets only as the {@link Seal} made them
 */
public record Enrolment(String state) {

    private static final int MAX_LENGTH = 4000;

    public Enrolment {
        Objects.requireNonNull(state, "state");
        if (state.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("an enrolment holds " + MAX_LENGTH + " characters at most");
        }
    }

    @Override
    public String toString() {
        return "Enrolment[…]";
    }
}
