package org.briefsiegel.bench;

import java.time.Duration;

/** Works until the compiler is done with it: as long as that makes it faster, and not for ever. */
final class WarmUp {

    private static final Duration SLICE = Duration.ofSeconds(4);
    private static final int MOST_SLICES = 7;
    private static final double STILL_FASTER = 1.05;

    private WarmUp() {}

    static void run(Work work) throws Exception {
        double best = 0;
        for (int slice = 0; slice < MOST_SLICES; slice++) {
            double rate = work.rateDuring(SLICE);
            if (slice > 1 && rate < best * STILL_FASTER) {
                return;
            }
            best = Math.max(best, rate);
        }
    }

    /** Does it for this time, and tells how fast it was. */
    @FunctionalInterface
    interface Work {

        double rateDuring(Duration time) throws Exception;
    }
}
