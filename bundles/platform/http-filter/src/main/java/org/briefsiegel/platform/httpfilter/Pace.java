package org.briefsiegel.platform.httpfilter;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How fast a body has to arrive: slow senders would hold threads for as long as they like. */
final class Pace {

    private final long graceNanos;
    private final double bytesPerNano;
    private final LongSupplier nanoTime;
    private final long began;
    private long bytes;

    /**
     * @param grace for how long any pace will do
     * @param bytesPerSecond the average from the beginning that is asked for afterwards
     * @param nanoTime as {@link System#nanoTime()}
     */
    Pace(Duration grace, int bytesPerSecond, LongSupplier nanoTime) {
        this.graceNanos = grace.toNanos();
        this.bytesPerNano = bytesPerSecond / 1e9;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
    }

    /**
     * So many bytes more have arrived.
     *
     * @throws TooSlowException when they should have been more by now
     */
    void arrived(int count) throws TooSlowException {
        bytes += count;
        long nanos = nanoTime.getAsLong() - began;
        if (nanos > graceNanos && bytes < nanos * bytesPerNano) {
            throw new TooSlowException();
        }
    }

    /** A body that arrives more slowly than is allowed. */
    static final class TooSlowException extends IOException {

        private static final long serialVersionUID = 1L;

        TooSlowException() {
            super("the request arrives too slowly");
        }
    }
}
