package org.briefsiegel.bench;

import java.util.ArrayList;
import java.util.List;

/** Takes processors from everybody else until it is told to end. */
final class BusyLoops {

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    private BusyLoops() {}

    static BusyLoops begin(int processors) {
        BusyLoops loops = new BusyLoops();
        for (int i = 0; i < processors; i++) {
            Thread thread = new Thread(loops::run, "busy-" + i);
            thread.setDaemon(true);
            thread.start();
            loops.threads.add(thread);
        }
        return loops;
    }

    private void run() {
        long sum = 0;
        while (!over) {
            sum += System.nanoTime();
        }
        if (sum == 0) {
            throw new IllegalStateException("time has stood still");
        }
    }

    void end() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
