package org.briefsiegel.faults;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What checkers have found: of each rule, whether it holds, for how many, and where it doesn't. Usable from any thread. */
final class Findings {

    private static final int SHOWN = 20;

    private final PrintStream told;
    private final List<String> faults = new ArrayList<>();

    /** @param told everything, as soon as it is found */
    Findings(PrintStream told) {
        this.told = told;
    }

    /**
     * Tells what came of a rule.
     *
     * @param looked at how many cases; none is a fault, too, since it shows nothing
     * @param broken where the rule doesn't hold
     */
    synchronized void rule(String rule, int looked, List<String> broken) {
        boolean holds = broken.isEmpty() && looked > 0;
        told.printf(
                Locale.ROOT,
                "%s %s: looked at %d, broken by %d%n",
                holds ? "ok  " : "FAIL",
                rule,
                looked,
                broken.size());
        broken.stream().limit(SHOWN).forEach(fault -> told.println("     " + fault));
        if (looked == 0) {
            faults.add(rule + ": there was nothing to look at");
        }
        broken.forEach(fault -> faults.add(rule + ": " + fault));
    }

    /** Tells what is no fault, and is good to know when the rules are read. */
    synchronized void note(String note) {
        told.println("     " + note);
    }

    /** Everything that is wrong; empty when all is well. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }
}
