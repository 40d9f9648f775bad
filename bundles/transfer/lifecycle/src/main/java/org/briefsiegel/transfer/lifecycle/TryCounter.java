package org.briefsiegel.transfer.lifecycle;

import java.time.Instant;
import java.util.Optional;
import org.briefsiegel.transfer.storeapi.TryLimit;

/**
 * How many answers were compared and wrong, or are being compared.
 *
 * @param pausedUntil until when no answer is taken
 */
record TryCounter(int tries, Optional<Instant> pausedUntil) {

    /**
     * One more, before anything is compared. A pause begins with the one that the limit names, and again with the last: when
     * that pause is over, nobody compares any more.
     *
     * @return empty where none is left, or a pause is on
     */
    Optional<TryCounter> reserve(TryLimit limit, Instant now) {
        boolean paused = pausedUntil.filter(end -> end.isAfter(now)).isPresent();
        if (paused || tries >= limit.max()) {
            return Optional.empty();
        }
        int counted = tries + 1;
        boolean pauses = counted == limit.pauseAfter() || counted == limit.max();
        return Optional.of(new TryCounter(counted, pauses ? Optional.of(now.plus(limit.pause())) : pausedUntil));
    }

    /** One less, of an answer that was right, without the pause that it began. */
    TryCounter giveBack() {
        return tries > 0 ? new TryCounter(tries - 1, Optional.empty()) : this;
    }

    /** All of them again. */
    static TryCounter anew() {
        return new TryCounter(0, Optional.empty());
    }
}
