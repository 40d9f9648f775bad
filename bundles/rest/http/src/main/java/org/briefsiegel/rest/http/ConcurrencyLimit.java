package org.briefsiegel.rest.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** How many requests of one practice are in hand at once: one that sends slowly leaves threads to the others. */
final class ConcurrencyLimit {

    private final int most;
    private final Map<String, Integer> inHand = new ConcurrentHashMap<>();

    ConcurrencyLimit(int most) {
        this.most = most;
    }

    /** A permit for one request, to be closed when it has ended; none where too many of this practice's are in hand. */
    Optional<Permit> acquire(String practice) {
        Permit permit = new Permit(practice);
        if (inHand.merge(practice, 1, Integer::sum) > most) {
            permit.close();
            return Optional.empty();
        }
        return Optional.of(permit);
    }

    private void release(String practice) {
        inHand.computeIfPresent(practice, (id, requests) -> requests == 1 ? null : requests - 1);
    }

    /** For one request. To close it again does nothing. */
    final class Permit implements AutoCloseable {

        private final String practice;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Permit(String practice) {
            this.practice = practice;
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                release(practice);
            }
        }
    }
}
