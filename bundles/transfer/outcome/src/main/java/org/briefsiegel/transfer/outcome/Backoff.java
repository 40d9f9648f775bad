package org.briefsiegel.transfer.outcome;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next try: doubles up to a limit. */
public record Backoff(Duration first, Duration longest) {

    private static final int MAX_DOUBLINGS = 20;

    /** So that what failed together isn't tried again together. */
    private static final double SHORTEST_OF_ALL = 0.8;

    /** The pause after this many tries, at least one, or up to a fifth less. */
    public Duration jittered(int attempts) {
        double part = ThreadLocalRandom.current().nextDouble(SHORTEST_OF_ALL, 1);
        return Duration.ofNanos((long) (after(attempts).toNanos() * part));
    }

    /** The pause after this many tries; at least one. */
    public Duration after(int attempts) {
        Duration doubled = first.multipliedBy(1L << Math.min(attempts - 1, MAX_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
