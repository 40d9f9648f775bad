package org.briefsiegel.transfer.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a new code can be had, or what became of asking for one.
 *
 * @param address where codes go, with all but its last digits hidden; empty where nobody is told
 * @param from when the next code can be had, where that is a question of time
 */
public record CodeOffer(Standing standing, String address, Optional<Instant> from) {

    /** How it stands with a new code. */
    public enum Standing {
        /** One can be had now. */
        POSSIBLE,
        /** A new one is on its way, and the one before is void. */
        SENT,
        /** Too soon after the last, or too many within an hour; {@code from} says when. */
        TOO_SOON,
        /** As many were sent as there may be. */
        SPENT,
        /** It can't be sent at the moment; it will work again. */
        UNAVAILABLE,
        /** The letter can't be opened now; its status says why. */
        CLOSED,
        /** The form was too old, or none of ours; nothing was done. */
        STALE_FORM
    }

    public CodeOffer {
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(from, "from");
    }
}
