package org.briefsiegel.testkit.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.briefsiegel.platform.persistence.Transactions;

/** One transaction after the other; what a failed one has written is undone, the last first. */
final class MemoryTransactions implements Transactions {

    private final ReentrantLock running = new ReentrantLock(true);
    private final Deque<Runnable> written = new ArrayDeque<>();
    private boolean rollbackOnly;

    @Override
    public <T> T within(Supplier<T> work) {
        return running.isHeldByCurrentThread() ? join(work) : begin(work);
    }

    /** How to undo what was written just now. */
    void wrote(Runnable undo) {
        written.push(undo);
    }

    private <T> T begin(Supplier<T> work) {
        running.lock();
        try {
            T result = work.get();
            if (rollbackOnly) {
                throw new IllegalStateException("inner work has thrown, so this can't be committed");
            }
            return result;
        } catch (RuntimeException | Error e) {
            written.forEach(Runnable::run);
            throw e;
        } finally {
            written.clear();
            rollbackOnly = false;
            running.unlock();
        }
    }

    private <T> T join(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            rollbackOnly = true;
            throw e;
        }
    }
}
