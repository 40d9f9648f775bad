package org.briefsiegel.transfer.delivery;

import java.time.Instant;
import org.briefsiegel.transfer.outcome.Backoff;

/**
 * Leaves a way out alone while it is disturbed: after some failures in a row nothing is sent for a while, and then one message
 * at a time, until one gets through again. So a server that is away costs a connection now and then, however much waits for it,
 * and what waits is none the later for it.
 */
final class CircuitBreaker {

    private static final int FAILURES_TO_OPEN = 3;

    private final Backoff pause;
    private int failures;
    private Instant openUntil = Instant.MIN;
    private boolean probing;

    CircuitBreaker(Backoff pause) {
        this.pause = pause;
    }

    /** Whether a message may be sent now; whoever gets leave says what came of it, or gives it back. */
    synchronized boolean permits(Instant now) {
        if (failures < FAILURES_TO_OPEN) {
            return true;
        }
        if (probing || now.isBefore(openUntil)) {
            return false;
        }
        probing = true;
        return true;
    }

    /** Nothing was sent after all. */
    synchronized void giveBack() {
        probing = false;
    }

    synchronized void failed(Instant now) {
        failures++;
        probing = false;
        if (failures >= FAILURES_TO_OPEN) {
            openUntil = now.plus(pause.after(failures - FAILURES_TO_OPEN + 1));
        }
    }

    synchronized void passed() {
        failures = 0;
        probing = false;
    }
}
