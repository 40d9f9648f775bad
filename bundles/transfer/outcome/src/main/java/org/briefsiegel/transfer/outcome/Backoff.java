package org.briefsiegel.transfer.outcome;

import java.time.Duration;

/** How long to wait before the next try: doubles up to a limit. */
public record Backoff(Duration first, Duration longest) {

    private static final int MAX_DOUBLINGS = 20;

    /** The pause after this many tries; at least one. */
    public Duration after(int attempts) {
        Duration doubled = first.multipliedBy(1L << Math.min(attempts - 1, MAX_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
