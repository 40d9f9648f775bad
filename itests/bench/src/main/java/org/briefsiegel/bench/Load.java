package org.briefsiegel.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does one thing over and over, in as many threads as there are workers. */
final class Load {

    static final int WORKERS = 8;

    private Load() {}

    /** The same work for all. Returns how many times a second it was done; whatever it throws ends the bench. */
    static double perSecond(Duration time, Callable<?> work) throws Exception {
        List<Callable<?>> all = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            all.add(work);
        }
        return perSecond(time, all);
    }

    /** A thread for each of the works. */
    static double perSecond(Duration time, List<? extends Callable<?>> works) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            long began = System.nanoTime();
            List<Future<Long>> counts = new ArrayList<>();
            for (Callable<?> work : works) {
                counts.add(threads.submit(() -> repeat(work, began + time.toNanos())));
            }
            long done = 0;
            for (Future<Long> count : counts) {
                done += count.get();
            }
            return done * 1e9 / (System.nanoTime() - began);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long repeat(Callable<?> work, long end) throws Exception {
        long done = 0;
        while (System.nanoTime() < end) {
            work.call();
            done++;
        }
        return done;
    }
}
