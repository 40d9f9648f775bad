package org.briefsiegel.platform.persistence.unit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.briefsiegel.platform.availability.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in as many transactions as there are connections, in the order in which they come. Who waits for a turn while the
 * database goes away, or is closed, waits no longer.
 */
final class TransactionLimit {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionLimit.class);

    static final String AWAY = "the database doesn't answer";

    private static final String CLOSED = "the database is being closed";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final long LONGEST_END_SECONDS = 5;
    private static final long LOOK_MILLIS = 100;

    private final int transactions;
    private final Semaphore free;
    private final BooleanSupplier away;
    private volatile boolean closed;

    /** @param away whether the database is known not to answer */
    TransactionLimit(int transactions, BooleanSupplier away) {
        this.transactions = transactions;
        this.free = new Semaphore(transactions, true);
        this.away = away;
    }

    /**
     * Waits for a turn, which {@link #leave} gives back.
     *
     * @throws Unavailable when there is none in time
     */
    void enter() {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        do {
            if (closed) {
                throw new Unavailable(CLOSED);
            }
            if (away.getAsBoolean()) {
                throw new Unavailable(AWAY);
            }
            if (isMyTurn()) {
                return;
            }
        } while (System.nanoTime() < end);
        throw new Unavailable("too many wait for the database");
    }

    private boolean isMyTurn() {
        try {
            return free.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("the server is being stopped");
        }
    }

    void leave() {
        free.release();
    }

    /** Lets nobody in any more, and gives those that are in five seconds to end. */
    public void close() {
        closed = true;
        try {
            if (!free.tryAcquire(transactions, LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn(
                        "{} transactions are broken off, since the database is being closed",
                        transactions - free.availablePermits());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
