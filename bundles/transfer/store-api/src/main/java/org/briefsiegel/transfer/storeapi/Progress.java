package org.briefsiegel.transfer.storeapi;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.briefsiegel.transfer.api.TransferState;

/**
 * Where a transfer stands.
 *
 * @param lockedFrom where it stood when it was locked; empty where it isn't
 * @param expiresAt when the link stops working; empty for an attachment
 * @param tries how many answers were compared and wrong, or are being compared
 * @param pausedUntil until when no answer is taken
 * @param wrongRecipientAt since when it is closed because somebody has said that it isn't for them
 * @param contentDestroyedAt since when nobody can open the documents any more
 */
public record Progress(
        TransferState state,
        Optional<TransferState> lockedFrom,
        Optional<Instant> expiresAt,
        int tries,
        Optional<Instant> pausedUntil,
        Optional<Instant> wrongRecipientAt,
        Optional<Instant> contentDestroyedAt) {

    public Progress {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(lockedFrom, "lockedFrom");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(pausedUntil, "pausedUntil");
        Objects.requireNonNull(wrongRecipientAt, "wrongRecipientAt");
        Objects.requireNonNull(contentDestroyedAt, "contentDestroyedAt");
    }

    /** Where every transfer begins. */
    public static Progress accepted(Optional<Instant> expiresAt) {
        return new Progress(
                TransferState.QUEUED,
                Optional.empty(),
                expiresAt,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** In another state, and not locked any more. */
    public Progress in(TransferState other) {
        return new Progress(
                other, Optional.empty(), expiresAt, tries, pausedUntil, wrongRecipientAt, contentDestroyedAt);
    }

    /** Locked where it stands. */
    public Progress locked() {
        return new Progress(
                TransferState.LOCKED,
                Optional.of(state),
                expiresAt,
                tries,
                pausedUntil,
                wrongRecipientAt,
                contentDestroyedAt);
    }

    public Progress expiring(Instant end) {
        return new Progress(
                state, lockedFrom, Optional.of(end), tries, pausedUntil, wrongRecipientAt, contentDestroyedAt);
    }

    public Progress tried(int times, Optional<Instant> pause) {
        return new Progress(state, lockedFrom, expiresAt, times, pause, wrongRecipientAt, contentDestroyedAt);
    }

    public Progress reported(Optional<Instant> since) {
        return new Progress(state, lockedFrom, expiresAt, tries, pausedUntil, since, contentDestroyedAt);
    }

    public Progress contentDestroyed(Instant since) {
        return new Progress(state, lockedFrom, expiresAt, tries, pausedUntil, wrongRecipientAt, Optional.of(since));
    }
}
