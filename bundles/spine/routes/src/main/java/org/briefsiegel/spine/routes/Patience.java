package org.briefsiegel.spine.routes;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits in short turns, so that the time in which the whole machine stood still counts as one of them: a virtual machine that
 * was moved, or a long collection of garbage, is no fault of whoever is waited for.
 */
final class Patience {

    private static final int TURNS = 20;

    private final long turnNanos;

    /** @param longest to be waited by a machine that runs all the time */
    Patience(Duration longest) {
        this.turnNanos = longest.toNanos() / TURNS;
    }

    <T> T await(Future<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
        for (int turn = 1; turn < TURNS; turn++) {
            try {
                return answer.get(turnNanos, TimeUnit.NANOSECONDS);
            } catch (TimeoutException notYet) {
                continue;
            }
        }
        return answer.get(turnNanos, TimeUnit.NANOSECONDS);
    }
}
