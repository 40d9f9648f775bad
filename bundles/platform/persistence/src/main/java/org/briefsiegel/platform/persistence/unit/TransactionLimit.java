package org.briefsiegel.platform.persistence.unit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
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
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    /** How often one who waits looks whether it still makes sense; the place in the queue is kept. */
    static final Duration LOOK = Duration.ofMillis(100);

    private final int transactions;
    private final BooleanSupplier away;
    private final Queue<CountDownLatch> waiting = new ArrayDeque<>();
    private int free;
    private long toldAt = System.nanoTime() - BETWEEN_WARNINGS.toNanos();
    private volatile boolean closed;

    /** @param away whether the database is known not to answer */
    TransactionLimit(int transactions, BooleanSupplier away) {
        this.transactions = transactions;
        this.free = transactions;
        this.away = away;
    }

    /**
     * Waits for a turn, which {@link #leave} gives back.
     *
     * @throws Unavailable when there is none in time
     */
    void enter() {
        check();
        CountDownLatch turn = queueUp();
        boolean entered = false;
        try {
            await(turn);
            entered = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("the server is being stopped");
        } finally {
            if (!entered) {
                giveUp(turn);
            }
        }
    }

    private void await(CountDownLatch turn) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!turn.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            check();
            if (System.nanoTime() > end) {
                tell();
                throw new Unavailable("too many wait for the database");
            }
        }
    }

    /** Whoever runs the server would look for it elsewhere otherwise. */
    private synchronized void tell() {
        long now = System.nanoTime();
        if (now - toldAt > BETWEEN_WARNINGS.toNanos()) {
            toldAt = now;
            LOG.warn(
                    "A transaction didn't begin within {} s: all {} connections are in use, and {} more wait for one",
                    LONGEST_WAIT.toSeconds(),
                    transactions,
                    waiting.size());
        }
    }

    private void check() {
        if (closed) {
            throw new Unavailable(CLOSED);
        }
        if (away.getAsBoolean()) {
            throw new Unavailable(AWAY);
        }
    }

    private synchronized CountDownLatch queueUp() {
        CountDownLatch turn = new CountDownLatch(1);
        if (free > 0) {
            free--;
            turn.countDown();
        } else {
            waiting.add(turn);
        }
        return turn;
    }

    private synchronized void giveUp(CountDownLatch turn) {
        if (!waiting.remove(turn)) {
            leave(); // the turn came meanwhile
        }
    }

    synchronized void leave() {
        CountDownLatch next = waiting.poll();
        if (next == null) {
            free++;
            notifyAll();
        } else {
            next.countDown();
        }
    }

    /** Lets nobody in any more, and gives those that are in five seconds to end. */
    synchronized void close() {
        closed = true;
        long end = System.nanoTime() + LONGEST_END.toNanos();
        try {
            while (free < transactions && System.nanoTime() < end) {
                wait(LOOK.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (free < transactions) {
            LOG.warn("{} transactions are broken off, since the database is being closed", transactions - free);
        }
    }
}
