package org.briefsiegel.webhook.sender;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** How long a message waits after each failure: over days, and a fifth more or less, so that nobody comes in step. */
final class RetryPlan {

    private static final double LEAST = 0.8;
    private static final double SPREAD = 0.4;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final List<Duration> pauses;
    private final DoubleSupplier chance;

    /** @param chance numbers from 0 to less than 1 */
    RetryPlan(List<Duration> pauses, DoubleSupplier chance) {
        this.pauses = List.copyOf(pauses);
        this.chance = chance;
    }

    /**
     * The pause after so many tries; empty where there are no more.
     *
     * @param asked how long the receiver asked for, at least; a day is granted
     */
    Optional<Duration> after(int attempts, Optional<Duration> asked) {
        if (attempts > pauses.size()) {
            return Optional.empty();
        }
        long millis = pauses.get(attempts - 1).toMillis();
        Duration pause = Duration.ofMillis((long) (millis * (LEAST + SPREAD * chance.getAsDouble())));
        Duration least = asked.filter(it -> it.compareTo(LONGEST) < 0).orElse(asked.isPresent() ? LONGEST : pause);
        return Optional.of(least.compareTo(pause) > 0 ? least : pause);
    }
}
