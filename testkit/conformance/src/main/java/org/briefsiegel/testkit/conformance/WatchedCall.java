package org.briefsiegel.testkit.conformance;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** A call that knows where it is and what time it takes for itself, however busy the machine is. Waited for by one thread. */
final class WatchedCall extends FutureTask<Object> {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private volatile Thread thread;
    private volatile long startNanos;
    private Duration waited = Duration.ZERO;

    WatchedCall(Callable<Object> use) {
        super(use);
    }

    @Override
    public void run() {
        startNanos = THREADS.getCurrentThreadCpuTime();
        thread = Thread.currentThread();
        super.run();
    }

    /** Where it is now; empty where it hasn't begun. */
    StackTraceElement[] stack() {
        Thread running = thread;
        return running == null ? new StackTraceElement[0] : running.getStackTrace();
    }

    /** Notes whether it has waited for something. */
    void turnIsOver(Duration turn) {
        Thread running = thread;
        if (running != null && running.getState() != Thread.State.RUNNABLE) {
            waited = waited.plus(turn);
        }
    }

    /** For how long it has run and waited. */
    Duration spent() {
        Thread running = thread;
        return running == null
                ? Duration.ZERO
                : waited.plusNanos(THREADS.getThreadCpuTime(running.getId()) - startNanos);
    }
}
