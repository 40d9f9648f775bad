package org.briefsiegel.platform.cxf;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets few requests at once into an application that is new, and with each that ends one more. While a class is loaded for the
 * first time, Felix's class loader keeps every other thread that needs it busy ({@code BundleClassLoader.defineClassParallel}):
 * a crowd of first requests takes all processors from the one that would help it on, for minutes. Who waits here uses none.
 */
final class SlowStart {

    /** After so many requests the classes are there, and nobody waits any more: as many as Jetty has threads. */
    private static final int ENOUGH = 200;

    private final Semaphore places;
    private final Duration longestWait;
    private final AtomicInteger left = new AtomicInteger(ENOUGH);

    /**
     * @param first how many requests are let in at once to begin with
     * @param longestWait after which a request is let in all the same, lest slow ones keep everybody out
     */
    SlowStart(int first, Duration longestWait) {
        this.places = new Semaphore(first, true);
        this.longestWait = longestWait;
    }

    /** Waits until there is a place, for a limited time. Once the request has ended, {@link #leave} must be called. */
    void enter() {
        if (left.get() > 0) {
            awaitPlace();
        }
    }

    /** With a place or without: one more is better than one that waits for ever. */
    @SuppressWarnings("ResultOfMethodCallIgnored")
    private void awaitPlace() {
        try {
            places.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives back a place and adds one. */
    void leave() {
        if (left.get() > 0) {
            places.release(left.decrementAndGet() == 0 ? ENOUGH : 2);
        }
    }
}
