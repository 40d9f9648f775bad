package org.briefsiegel.platform.health;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.briefsiegel.platform.availability.WarmUp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each warm-up once, one after the other, and none before the server is ready: a start needs the processors itself. */
final class WarmUps {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUps.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread daemon = new Thread(work, "warm-up");
        daemon.setDaemon(true);
        return daemon;
    });
    private final List<WarmUp> waiting = new ArrayList<>();
    private boolean begun;

    synchronized void add(WarmUp warmUp) {
        if (begun) {
            thread.execute(() -> run(warmUp));
        } else {
            waiting.add(warmUp);
        }
    }

    synchronized void remove(WarmUp warmUp) {
        waiting.remove(warmUp);
    }

    /** From now on they run; further calls change nothing. */
    synchronized void begin() {
        begun = true;
        waiting.forEach(warmUp -> thread.execute(() -> run(warmUp)));
        waiting.clear();
    }

    private static void run(WarmUp warmUp) {
        long began = System.nanoTime();
        try {
            warmUp.run();
            LOG.debug("Warmed up {} in {} ms", warmUp.name(), (System.nanoTime() - began) / 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError e) {
            LOG.warn("Couldn't warm up {}; the first visitors will wait for it", warmUp.name(), e);
        }
    }

    void stop() {
        thread.shutdownNow();
    }
}
