package org.briefsiegel.factor.oidc;

import java.io.IOException;
import java.time.Duration;

/**
 * Until when all that a call asks of a provider has to be answered; a call makes up to four requests.
 *
 * @param endNanos as {@link System#nanoTime()}
 */
record Deadline(long endNanos) {

    /** Below the ten seconds after which the host gives a call up. */
    private static final Duration CALL = Duration.ofSeconds(8);

    /** Of a call that begins now. */
    static Deadline begin() {
        return new Deadline(System.nanoTime() + CALL.toNanos());
    }

    /**
     * How much is left.
     *
     * @throws IOException where nothing is
     */
    Duration left() throws IOException {
        Duration left = Duration.ofNanos(endNanos - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            throw passed();
        }
        return left;
    }

    static IOException passed() {
        return new IOException("the provider takes too long");
    }
}
