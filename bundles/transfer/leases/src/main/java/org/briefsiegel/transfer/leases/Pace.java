package org.briefsiegel.transfer.leases;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.briefsiegel.transfer.outcome.Backoff;

/**
 * How many messages of a channel may be on their way at a time. A next server that wants less gets half as many, after a pause
 * that doubles each time; each full round that it takes without complaint adds one. Usable from any thread.
 */
final class Pace {

    private static final Backoff PAUSE = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final LongSupplier nanoTime;
    private int most;
    private int now;
    private int takenInRow;
    private int complaintsInRow;
    private long pausedAt;
    private long pauseNanos;

    Pace(int most, LongSupplier nanoTime) {
        this.most = most;
        this.now = most;
        this.nanoTime = nanoTime;
    }

    synchronized void allow(int atATime) {
        if (atATime != most) {
            now = now == most ? atATime : Math.min(now, atATime);
            most = atATime;
        }
    }

    synchronized int atATime() {
        return isPaused() ? 0 : now;
    }

    /** Those that were on their way together complain together: that counts once. */
    synchronized void slowDown() {
        takenInRow = 0;
        if (!isPaused()) {
            complaintsInRow++;
            now = Math.max(1, now / 2);
            pausedAt = nanoTime.getAsLong();
            pauseNanos = PAUSE.jittered(complaintsInRow).toNanos();
        }
    }

    synchronized void speedUp() {
        takenInRow++;
        if (takenInRow >= now && !isPaused()) {
            takenInRow = 0;
            complaintsInRow = 0;
            now = Math.min(most, now + 1);
        }
    }

    private boolean isPaused() {
        return nanoTime.getAsLong() - pausedAt < pauseNanos;
    }
}
