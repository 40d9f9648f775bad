package org.briefsiegel.transfer.leases;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many messages of a channel are worth claiming at once: as many as have lately been settled within a quarter of a second, so that
 * none of them waits here for longer than that. At rest that is one. Usable from any thread.
 */
final class Lookahead {

    private static final int MOST = 32;
    private static final long WINDOW = Duration.ofMillis(250).toNanos();

    private final LongSupplier nanoTime;
    private long began;
    private int before;
    private int settled;

    Lookahead(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
    }

    synchronized void settledOne() {
        move();
        settled++;
    }

    /** What can't be sent isn't claimed ahead. */
    synchronized void forget() {
        before = 0;
        settled = 0;
    }

    synchronized int size() {
        move();
        return Math.max(1, Math.min(MOST, Math.max(before, settled)));
    }

    private void move() {
        long windows = (nanoTime.getAsLong() - began) / WINDOW;
        if (windows != 0) {
            before = windows == 1 ? settled : 0;
            settled = 0;
            began += windows * WINDOW;
        }
    }
}
