package org.briefsiegel.faults;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The fault that a server outside has at the moment, if it has one. Usable from any thread. */
final class FaultSwitch<F extends Enum<F>> {

    private static final int LONGEST_HANG_SECONDS = 120;

    private volatile Optional<F> fault = Optional.empty();
    private volatile CountDownLatch over = new CountDownLatch(0);
    private volatile boolean felt;

    Optional<F> current() {
        return fault;
    }

    /** Somebody has met it. */
    void meet() {
        felt = true;
    }

    /** Returns when the fault is over, or after two minutes. */
    void awaitEnd() {
        try {
            over.await(LONGEST_HANG_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One fault after the other: they don't overlap. */
    Disturbance disturbance(F of) {
        return new Disturbance() {
            @Override
            public String name() {
                return of.name();
            }

            @Override
            public void begin() {
                felt = false;
                over = new CountDownLatch(1);
                fault = Optional.of(of);
            }

            @Override
            public boolean isFelt() {
                return felt;
            }

            @Override
            public void end() {
                fault = Optional.empty();
                over.countDown();
            }
        };
    }
}
