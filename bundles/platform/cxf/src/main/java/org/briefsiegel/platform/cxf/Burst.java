package org.briefsiegel.platform.cxf;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Events that come in bursts, and what is to be done once for each burst: when it has been quiet, in a thread of its own. */
final class Burst {

    private final Runnable afterwards;
    private final Duration quiet;
    private final Duration longest;
    private final ScheduledThreadPoolExecutor worker;
    private Future<?> end = null;
    private long began;

    /**
     * @param quiet how long nothing happens before a burst has ended
     * @param longest after which time a burst is cut off
     */
    Burst(String thread, Runnable afterwards, Duration quiet, Duration longest) {
        this.afterwards = afterwards;
        this.quiet = quiet;
        this.longest = longest;
        this.worker = new ScheduledThreadPoolExecutor(
                1, task -> new Thread(task, thread), new ThreadPoolExecutor.DiscardPolicy());
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    synchronized void happened() {
        long now = System.nanoTime();
        if (end == null) {
            began = now;
        } else {
            end.cancel(false);
        }
        long rest = Math.max(0, longest.toNanos() - (now - began));
        end = worker.schedule(this::ended, Math.min(quiet.toNanos(), rest), TimeUnit.NANOSECONDS);
    }

    private void ended() {
        synchronized (this) {
            end = null;
        }
        afterwards.run();
    }

    /** Nothing begins any more. */
    void stop() {
        worker.shutdown();
    }
}
