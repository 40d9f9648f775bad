package org.briefsiegel.transfer.api;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where a transfer stands. A transfer moves along the arrows that {@link #canBecome} knows, and never back; but its practice
 * may unlock a locked one, which then stands where it stood before.
 */
public enum TransferState {
    /** Accepted; its notice waits to be sent. */
    QUEUED,
    /** Everything that goes to the recipient was taken by the next server; the last state of an attachment. */
    NOTIFIED,
    /** The factor has passed at least once. */
    OPENED,
    /** Every document was downloaded to its last byte. */
    DOWNLOADED,
    /** Too many wrong answers, or somebody has said that it isn't for them: closed until the practice unlocks it. */
    LOCKED,
    /** Something that goes to the recipient couldn't be delivered. */
    UNDELIVERABLE,
    /** Something that goes to the recipient was handed over, but no answer came: whether it was taken, nobody knows. */
    DOUBTFUL,
    /** Withdrawn by the practice; the content is destroyed. */
    REVOKED,
    /** The link's time is over; the content is kept for some days more, so that the practice can renew the link. */
    EXPIRED;

    /** The name in the practice API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The states from which this one can be reached. */
    public Set<TransferState> sources() {
        EnumSet<TransferState> sources = EnumSet.noneOf(TransferState.class);
        for (TransferState state : values()) {
            if (state.canBecome(this)) {
                sources.add(state);
            }
        }
        return sources;
    }

    /** Whether a transfer in this state may go on to the other. */
    public boolean canBecome(TransferState next) {
        return switch (next) {
            case QUEUED -> this == UNDELIVERABLE || this == DOUBTFUL || this == EXPIRED;
            case NOTIFIED -> this == QUEUED;
            case OPENED -> this == QUEUED || this == NOTIFIED || this == UNDELIVERABLE || this == DOUBTFUL;
            case DOWNLOADED -> this == OPENED;
            case LOCKED, EXPIRED -> !isOver() && this != next;
            case UNDELIVERABLE -> this == QUEUED || this == DOUBTFUL;
            case DOUBTFUL -> this == QUEUED;
            case REVOKED -> this != REVOKED;
        };
    }

    /** Whether nobody gets in any more. */
    public boolean isOver() {
        return this == REVOKED || this == EXPIRED;
    }
}
