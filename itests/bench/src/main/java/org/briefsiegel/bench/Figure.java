package org.briefsiegel.bench;

import java.util.Locale;

/**
 * One line of the result.
 *
 * @param store the database it was measured with
 * @param raw what ours is held against; not a number where there is nothing
 * @param goal what the ratio of ours to raw is held against
 */
record Figure(String what, String store, String unit, double ours, double raw, Goal goal) {

    private static final String LINE = "%-38s | %-10s | %12s | %12s | %5s | %7s | %s";

    /** What a ratio should be. */
    sealed interface Goal {

        /** For rates. */
        record AtLeast(double ratio) implements Goal {}

        /** For times. */
        record AtMost(double ratio) implements Goal {}

        /** Printed for comparison only. */
        record None() implements Goal {}
    }

    static String header() {
        return String.format(Locale.ROOT, LINE, "what", "with", "ours", "raw", "ratio", "goal", "reached");
    }

    double ratio() {
        return ours / raw;
    }

    @Override
    public String toString() {
        String aim = "";
        String reached = "";
        if (goal instanceof Goal.AtLeast least) {
            aim = String.format(Locale.ROOT, ">= %.2f", least.ratio());
            reached = ratio() >= least.ratio() ? "yes" : "no";
        } else if (goal instanceof Goal.AtMost most) {
            aim = String.format(Locale.ROOT, "<= %.2f", most.ratio());
            reached = ratio() <= most.ratio() ? "yes" : "no";
        }
        return String.format(
                        Locale.ROOT,
                        LINE,
                        what,
                        store,
                        amount(ours),
                        Double.isNaN(raw) ? "" : amount(raw),
                        Double.isNaN(raw) ? "" : String.format(Locale.ROOT, "%.2f", ratio()),
                        aim,
                        reached)
                .stripTrailing();
    }

    private String amount(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f %s" : "%.0f %s", value, unit);
    }
}
