package org.briefsiegel.bench;

import java.time.Duration;

/** Works until the compiler is done with it: as long as that makes it faster, and not for ever. */
final class WarmUp {

    private static final Duration SLICE = Duration.ofSeconds(4);
    private static final int MOST_SLICES = 12;
    private static final int SLICES_WITHOUT_GAIN = 3;
    private static final double STILL_FASTER = 1.05;

    private WarmUp() {}

    static void run(Work work) throws Exception {
        double best = 0;
        int sinceBest = 0;
        for (int slice = 0; slice < MOST_SLICES && sinceBest < SLICES_WITHOUT_GAIN; slice++) {
            double rate = work.rateDuring(SLICE);
            sinceBest = rate > best * STILL_FASTER ? 0 : sinceBest + 1;
            best = Math.max(best, rate);
        }
    }

    /** Does it for this time, and tells how fast it was. */
    @FunctionalInterface
    interface Work {

        double rateDuring(Duration time) throws Exception;
    }
}
