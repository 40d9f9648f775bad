package org.briefsiegel.factor.oidc;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Something of a provider's that holds for a while. One thread at a time reads it; the others find what it has read, and wait for it
 * no longer than for the provider. Usable from any thread.
 */
final class Remembered<T> {

    private final Duration life;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Read<T> last;

    /** @param value null before the first */
    private record Read<T>(T value, Instant until) {}

    /** Reads it at the provider. */
    @FunctionalInterface
    interface Source<T> {
        T read() throws IOException;
    }

    Remembered(Duration life, Clock clock) {
        this.life = life;
        this.clock = clock;
        this.last = new Read<>(null, Instant.MIN);
    }

    /** What was read last, as long as it holds; else anew. */
    T get(Deadline deadline, Source<T> source) throws IOException {
        Read<T> now = last;
        return clock.instant().isBefore(now.until()) ? now.value() : replace(now, deadline, source);
    }

    /**
     * What is there in the place of something that is of no use.
     *
     * @param useless what {@link #get} has given
     */
    T instead(T useless, Deadline deadline, Source<T> source) throws IOException {
        Read<T> now = last;
        return now.value() == useless ? replace(now, deadline, source) : now.value();
    }

    private T replace(Read<T> old, Deadline deadline, Source<T> source) throws IOException {
        lock(deadline);
        try {
            if (last == old) {
                last = new Read<>(source.read(), clock.instant().plus(life));
            }
            return last.value();
        } finally {
            reading.unlock();
        }
    }

    private void lock(Deadline deadline) throws IOException {
        try {
            if (!reading.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw Deadline.passed();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("ended while another waits for the provider", e);
        }
    }
}
