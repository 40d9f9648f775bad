package org.briefsiegel.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Halts the server at fail-points, and kills it at random times, without clearing anything in between. The first run, with which
 * the load begins, is killed at a random time, too.
 */
final class Kills implements Breakage {

    private static final int SENDERS = 5;
    private static final int LATEST_TIME = 6;
    private static final int DURING_STARTS_ONE_IN = 5;
    private static final Duration LONGEST_START = Duration.ofSeconds(8);
    private static final Duration LONGEST_RUN = Duration.ofSeconds(6);

    private final List<String> points;
    private final int kills;

    /**
     * @param points where it is halted
     * @param kills how often it is killed at a random time after that
     */
    Kills(List<String> points, int kills) {
        this.points = points;
        this.kills = kills;
    }

    @Override
    public int senders() {
        return SENDERS;
    }

    @Override
    public void run(UnderLoad load) throws Exception {
        load.breakable().killAfter(randomTime(load, LONGEST_RUN));
        for (String point : points) {
            halt(load, FailPoint.valueOf(point));
        }
        for (int i = 1; i <= kills; i++) {
            kill(load, i);
        }
    }

    private static void halt(UnderLoad load, FailPoint point) throws Exception {
        int time = 1 + load.random().nextInt(LATEST_TIME);
        boolean halted = load.breakable().halt(point, time);
        System.out.printf(
                Locale.ROOT,
                "     %s, the %d. time: %d acknowledged%n",
                point,
                time,
                load.practice().acknowledged().size());
        load.findings().rule(point + " was reached", 1, halted ? List.of() : List.of("so nothing is shown by it"));
    }

    private static void kill(UnderLoad load, int number) throws Exception {
        boolean starting = load.random().nextInt(DURING_STARTS_ONE_IN) == 0;
        Duration after = randomTime(load, starting ? LONGEST_START : LONGEST_RUN);
        load.breakable().kill(starting, after);
        System.out.printf(
                Locale.ROOT,
                "     kill %d, %d ms after it was %s: %d acknowledged%n",
                number,
                after.toMillis(),
                starting ? "started" : "ready",
                load.practice().acknowledged().size());
    }

    private static Duration randomTime(UnderLoad load, Duration longest) {
        return Duration.ofMillis(load.random().nextInt(Math.toIntExact(longest.toMillis())));
    }
}
