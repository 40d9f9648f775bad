package org.briefsiegel.bench;

import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * Two measurements in turns, so that what else goes on in the machine meets both; the median of each counts. The first turn
 * doesn't: a JVM that has done one thing alone for a while compiles anew for the other, and what is started for the first time
 * comes from a cold disk.
 */
record Rounds(double ours, double raw) {

    private static final int COUNT = 3;

    static Rounds of(Callable<Double> ours, Callable<Double> raw) throws Exception {
        ours.call();
        raw.call();
        double[] first = new double[COUNT];
        double[] second = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            first[i] = ours.call();
            second[i] = raw.call();
        }
        return new Rounds(median(first), median(second));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
