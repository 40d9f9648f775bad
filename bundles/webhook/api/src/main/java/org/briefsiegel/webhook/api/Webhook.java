package org.briefsiegel.webhook.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * Where a practice system wants to be told what happens.
 *
 * @param url absolute
 * @param events types of events, for example {@code transfer.opened}; empty for all
 * @param since when it began to be in this state
 * @param reason why it is disabled, a word for programs; empty while it is active
 */
public record Webhook(String practice, String url, Set<String> events, State state, Instant since, String reason) {

    /** Whether events are sent. */
    public enum State {
        ACTIVE,
        /** The receiver has answered that it is gone (410); nothing is sent until the webhook is put again. */
        DISABLED
    }

    public Webhook {
        Objects.requireNonNull(practice, "practice");
        Objects.requireNonNull(url, "url");
        events = Set.copyOf(events);
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(reason, "reason");
    }

    /** Whether an event of this type is wanted. */
    public boolean wants(String type) {
        return events.isEmpty() || events.contains(type);
    }
}
