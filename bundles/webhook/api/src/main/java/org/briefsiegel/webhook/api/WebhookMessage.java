package org.briefsiegel.webhook.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An event on its way to a practice system.
 *
 * @param id the same for every try, so that a receiver recognizes repetitions; sorts by time
 * @param transfer id of the transfer
 * @param type for example {@code transfer.opened}
 * @param attempts how often it was tried, the running try included
 * @param nextTry while it waits
 * @param settledAt when it was delivered or given up
 * @param result of the last try: a status code, or a word such as {@code timeout}; empty before the first
 */
public record WebhookMessage(
        String id,
        String practice,
        String transfer,
        String type,
        Instant happenedAt,
        State state,
        int attempts,
        Optional<Instant> nextTry,
        Optional<Instant> settledAt,
        String result) {

    /** Where a message stands. */
    public enum State {
        WAITING,
        DELIVERED,
        /** Given up; it can be replayed. */
        DEAD
    }

    public WebhookMessage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(practice, "practice");
        Objects.requireNonNull(transfer, "transfer");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(nextTry, "nextTry");
        Objects.requireNonNull(settledAt, "settledAt");
        Objects.requireNonNull(result, "result");
    }
}
