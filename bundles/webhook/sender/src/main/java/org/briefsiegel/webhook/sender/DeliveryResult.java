package org.briefsiegel.webhook.sender;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a receiver answered.
 *
 * @param result a status code, or one of the words in {@link Failure}
 * @param retryAfter how long the receiver wants to be left alone
 */
record DeliveryResult(String result, Optional<Duration> retryAfter) {

    private static final String GONE = "410";

    /** Why there was no answer. */
    enum Failure {
        /** One word for names that nobody has and those of private networks, so that nobody can list the latter. */
        NO_PUBLIC_ADDRESS,
        REFUSED,
        TIMEOUT,
        TLS,
        BROKEN;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static DeliveryResult of(int status, Optional<Duration> retryAfter) {
        return new DeliveryResult(String.valueOf(status), retryAfter);
    }

    static DeliveryResult of(Failure failure) {
        return new DeliveryResult(failure.id(), Optional.empty());
    }

    boolean isTaken() {
        return result.matches("2[0-9][0-9]");
    }

    /** Whether the receiver couldn't even be asked, so that other messages would fare no better now. */
    boolean isOutOfReach() {
        return Arrays.stream(Failure.values()).anyMatch(failure -> failure.id().equals(result));
    }

    boolean isGone() {
        return result.equals(GONE);
    }
}
