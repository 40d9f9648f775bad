package org.briefsiegel.transfer.rest;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** How many requests of one practice are in hand at once: one that sends slowly leaves threads to the others. */
final class AtOnce {

    private final int most;
    private final Map<String, Integer> inHand = new ConcurrentHashMap<>();

    AtOnce(int most) {
        this.most = most;
    }

    /** Does the work, unless there is too much of this practice's in hand. */
    <T> Optional<T> within(String practice, Supplier<T> work) {
        try {
            return inHand.merge(practice, 1, Integer::sum) > most ? Optional.empty() : Optional.of(work.get());
        } finally {
            inHand.computeIfPresent(practice, (id, requests) -> requests == 1 ? null : requests - 1);
        }
    }
}
