package org.briefsiegel.spine.routes;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A circuit breaker: opens for a while after faults in a row, then lets one call through, whose outcome decides. Usable from
 * any thread.
 */
final class Breaker {

    private final int faultsInARow;
    private final long restNanos;
    private final LongSupplier nanoTime;

    private int faults;
    private long openedAt;
    private boolean open;
    private boolean probing;

    /**
     * @param faultsInARow how many of them open it
     * @param rest for how long it is open
     * @param nanoTime as {@link System#nanoTime}
     */
    Breaker(int faultsInARow, Duration rest, LongSupplier nanoTime) {
        this.faultsInARow = faultsInARow;
        this.restNanos = rest.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Whether calls are refused at the moment. */
    synchronized boolean isOpen() {
        return open && (probing || isResting());
    }

    /** Whether this call may go on; who gets a yes reports what came of it. */
    synchronized boolean admits() {
        if (!open) {
            return true;
        }
        if (probing || isResting()) {
            return false;
        }
        probing = true;
        return true;
    }

    synchronized void succeeded() {
        faults = 0;
        open = false;
        probing = false;
    }

    /** Whether it is open now. */
    synchronized boolean failed() {
        faults++;
        if (probing || faults >= faultsInARow) {
            open = true;
            openedAt = nanoTime.getAsLong();
        }
        probing = false;
        return open;
    }

    /** The call that was admitted wasn't made, or its end isn't known. */
    synchronized void abandoned() {
        probing = false;
    }

    private boolean isResting() {
        return nanoTime.getAsLong() - openedAt < restNanos;
    }
}
