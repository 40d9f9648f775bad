package org.briefsiegel.billing.api;

import java.util.Objects;

/**
 * What a transfer costs the practice, or may cost it.
 *
 * @param prepaid whether it is taken from what the practice has paid in advance
 */
public record Charge(String kind, Money total, State state, boolean prepaid) {

    /**
     * A charge is reserved, and then posted or released; in doubt it waits until that is known. One for later is agreed first, and
     * then reserved or released.
     */
    public enum State {
        /** Quoted with the transfer, for something that may follow: it is no cost yet. */
        AGREED,
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

    /** One that is owed. */
    public Charge(String kind, Money total, State state) {
        this(kind, total, state, false);
    }

    /** Whether it is one for a reminder by text message; else it is one for codes. */
    public boolean isReminder() {
        return kind.startsWith(Booking.REMINDER);
    }
}
