package org.briefsiegel.factor.oidc;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Remembers for a few seconds that a provider is away, so that not everybody waits for it in turn. Usable from any thread.
 */
final class Outage {

    private static final Duration REST = Duration.ofSeconds(5);

    private final Clock clock;
    private volatile Instant until = Instant.MIN;

    Outage(Clock clock) {
        this.clock = clock;
    }

    /** It hasn't answered. */
    void note() {
        until = clock.instant().plus(REST);
    }

    /** @throws IOException where it hasn't answered a moment ago */
    void check() throws IOException {
        if (clock.instant().isBefore(until)) {
            throw new IOException("the provider hasn't answered a moment ago");
        }
    }
}
