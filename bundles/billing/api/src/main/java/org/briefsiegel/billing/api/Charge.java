package org.briefsiegel.billing.api;

import java.util.Objects;

/** What a transfer costs the practice. */
public record Charge(String kind, Money total, State state) {

    /** A charge is reserved, and then posted or released; in doubt it waits until that is known. */
    public enum State {
        RESERVED,
        /** Nobody knows whether what is charged for has left. */
        DOUBTFUL,
        POSTED,
        RELEASED
    }

    public Charge {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(state, "state");
    }
}
