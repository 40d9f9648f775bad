package org.briefsiegel.platform.availability;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * Leaves alone for a while what failed some times in a row, and then lets one use through, whose outcome decides. So what is away
 * costs a try now and then, however much waits for it. Usable from any thread.
 */
public final class CircuitBreaker {

    private final int failuresToOpen;
    private final IntFunction<Duration> pause;
    private final LongSupplier nanoTime;

    private int failures;
    private long openedAt;
    private long pauseNanos;
    private boolean probing;

    /**
     * @param failuresToOpen how many of them in a row open it
     * @param pause for how long it is open after it was opened so many times in a row, at least one
     * @param nanoTime as {@link System#nanoTime()}
     */
    public CircuitBreaker(int failuresToOpen, IntFunction<Duration> pause, LongSupplier nanoTime) {
        this.failuresToOpen = failuresToOpen;
        this.pause = pause;
        this.nanoTime = nanoTime;
    }

    /** Whether nothing is let through at the moment. */
    public synchronized boolean isOpen() {
        return hasFailed() && (probing || nanoTime.getAsLong() - openedAt < pauseNanos);
    }

    /** Whether this use may go on; who gets a yes says what came of it, or abandons it. */
    public synchronized boolean permits() {
        if (isOpen()) {
            return false;
        }
        probing = hasFailed();
        return true;
    }

    /** It was of use again. */
    public synchronized void passed() {
        failures = 0;
        probing = false;
    }

    /** Whether it is open now. */
    public synchronized boolean failed() {
        failures++;
        probing = false;
        if (hasFailed()) {
            openedAt = nanoTime.getAsLong();
            pauseNanos = pause.apply(failures - failuresToOpen + 1).toNanos();
        }
        return hasFailed();
    }

    /** There was no use after all, or nobody knows what came of it. */
    public synchronized void abandoned() {
        probing = false;
    }

    private boolean hasFailed() {
        return failures >= failuresToOpen;
    }
}
