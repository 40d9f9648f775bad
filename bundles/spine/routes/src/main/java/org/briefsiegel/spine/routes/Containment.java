package org.briefsiegel.spine.routes;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.briefsiegel.platform.availability.CircuitBreaker;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.spine.api.ClosedException;

/**
 * Keeps what one plug-in does wrong to that plug-in. Each call runs on another thread and has a time limit; a call that throws,
 * that answers null, or that takes too long is a fault. After {@value #FAULTS} faults in a row the plug-in is out of service
 * for a while, and is then tried by one call. Whoever calls gets the {@link ClosedException} of a plug-in that isn't
 * there. Usable from any thread.
 *
 * <p>A call that never returns keeps its thread: of one plug-in, {@value #AT_ONCE} calls are under way at most.
 */
final class Containment {

    static final int FAULTS = 3;
    static final int AT_ONCE = 64;

    private final String station;
    private final Executor threads;
    private final Limits limits;
    private final FaultLog log;
    private final CircuitBreaker breaker;
    private final Semaphore permits = new Semaphore(AT_ONCE);

    /**
     * How patient the host is.
     *
     * @param call how long a call may take
     * @param talk how long one may take that talks to somebody elsewhere, reads a whole document, or prints
     * @param rest how long a plug-in is out of service after its faults
     */
    record Limits(Duration call, Duration talk, Duration rest) {}

    /**
     * @param station the plug-in's name, {@code factor.birth-date} for example
     * @param threads starts a thread for each call at once
     * @param nanoTime as {@link System#nanoTime}
     */
    Containment(String station, Executor threads, Limits limits, LongSupplier nanoTime, FaultLog log) {
        this.station = station;
        this.threads = threads;
        this.limits = limits;
        this.log = log;
        this.breaker = new CircuitBreaker(FAULTS, times -> limits.rest(), nanoTime);
    }

    /** Whether the plug-in is out of service because of its faults. */
    boolean isQuarantined() {
        return breaker.isOpen();
    }

    /**
     * Calls the plug-in, which does no I/O.
     *
     * @param method its name, for the log
     * @throws ClosedException when the plug-in is out of service, or commits a fault
     * @throws Unavailable when something of the host's is, that it was given to read: no fault of the plug-in
     */
    <T> T call(String method, Callable<T> use) {
        return call(method, limits.call(), use);
    }

    /** The same for what talks to somebody elsewhere, reads a whole document, or prints. */
    <T> T talk(String method, Callable<T> use) {
        return call(method, limits.talk(), use);
    }

    private <T> T call(String method, Duration longest, Callable<T> use) {
        if (!permits.tryAcquire()) {
            throw new ClosedException(station);
        }
        Call<T> call = new Call<>(use);
        if (!breaker.permits()) {
            permits.release();
            throw new ClosedException(station);
        }
        try {
            threads.execute(call);
        } catch (RejectedExecutionException stopping) {
            permits.release();
            breaker.abandoned();
            throw new ClosedException(station);
        }
        return outcome(method, longest, call);
    }

    private <T> T outcome(String method, Duration longest, Call<T> call) {
        try {
            T answer = new Patience(longest).await(call);
            breaker.passed();
            return answer;
        } catch (TimeoutException e) {
            throw fault(method + " takes longer than " + longest.toMillis() + " ms");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unavailable hosts) { // what it was given to read couldn't be read
                breaker.abandoned();
                throw hosts;
            }
            throw fault(method + " " + FaultLog.describe(e.getCause()));
        } catch (InterruptedException e) {
            breaker.abandoned();
            Thread.currentThread().interrupt();
            throw new ClosedException(station);
        } finally {
            call.cancel(true);
        }
    }

    private ClosedException fault(String what) {
        boolean resting = breaker.failed();
        log.note(
                station,
                resting ? what + "; out of service for " + limits.rest().toSeconds() + " s" : what);
        return new ClosedException(station);
    }

    /** Gives its permit back when its thread is free again, also where nobody waits for its answer any more. */
    private final class Call<T> extends FutureTask<T> {

        Call(Callable<T> use) {
            super(() -> Objects.requireNonNull(use.call(), "no answer"));
        }

        @Override
        public void run() {
            try {
                super.run();
            } finally {
                permits.release();
            }
        }
    }
}
