package org.briefsiegel.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How fast one thing is done in each slice of time: first while the JVM still compiles, then until the rate hasn't risen by a
 * twentieth over three slices, and not for ever.
 */
final class Slices {

    /** What counts as cold. */
    static final Duration COLD = Duration.ofSeconds(30);

    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final int WITHOUT_GAIN = 3;
    private static final double RISEN = 1.05;

    private final Duration slice;
    private final List<Double> rates = new ArrayList<>();

    private Slices(Duration slice) {
        this.slice = slice;
    }

    /** Does it for a time, and tells how fast it was. */
    @FunctionalInterface
    interface Work {

        double rateDuring(Duration time) throws Exception;
    }

    /** Of a server that has just started. */
    static Slices sinceStart(Duration slice, Work work) throws Exception {
        return of(slice, COLD, work);
    }

    /** Until it is steady; nobody asks what it was like before. */
    static void warm(Work work) throws Exception {
        of(SHORT, Duration.ZERO, work);
    }

    private static Slices of(Duration slice, Duration shortest, Work work) throws Exception {
        Slices slices = new Slices(slice);
        double best = 0;
        int sinceBest = 0;
        while (sinceBest < WITHOUT_GAIN && slices.time().compareTo(LONGEST) < 0
                || slices.time().compareTo(shortest) < 0) {
            double rate = work.rateDuring(slice);
            slices.rates.add(rate);
            sinceBest = rate > best * RISEN ? 0 : sinceBest + 1;
            best = Math.max(best, rate);
        }
        return slices;
    }

    private Duration time() {
        return slice.multipliedBy(rates.size());
    }

    /** The mean of the first half minute. */
    double cold() {
        return mean(rates.subList(0, (int) (COLD.toNanos() / slice.toNanos())));
    }

    private static double mean(List<Double> some) {
        return some.stream().mapToDouble(rate -> rate).average().orElseThrow();
    }

    @Override
    public String toString() {
        return "slices of " + slice.toSeconds() + " s: "
                + rates.stream()
                        .map(rate -> String.format(Locale.ROOT, "%.0f", rate))
                        .collect(Collectors.joining(", "));
    }
}
