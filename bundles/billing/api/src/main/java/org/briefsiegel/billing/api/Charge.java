package org.briefsiegel.billing.api;

import java.util.Objects;

/** What a transfer costs the practice. */
public record Charge(Money total, State state) {

    /** A charge is reserved, and then either posted or released. */
    public enum State {
        RESERVED,
        POSTED,
        RELEASED
    }

    public Charge {
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(state, "state");
    }
}
