package org.briefsiegel.webhook.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.briefsiegel.webhook.api.WebhookMessage;
import org.briefsiegel.webhook.api.WebhookMessage.State;

/** A row of {@code webhook_message}. */
@Entity(name = "WebhookMessage")
@Table(name = "webhook_message")
class WebhookMessageRow {

    private static final int RANDOM_CHARACTERS = 16;

    @Id
    private String id;

    private String practice;
    private String transfer;
    private String type;

    @Column(name = "happened_at")
    private Instant happenedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    private int attempts;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "settled_at")
    private Instant settledAt;

    private String result;

    WebhookMessageRow() {}

    WebhookMessageRow(String practice, String transfer, String type, Instant happenedAt) {
        this.id = idAt(happenedAt);
        this.practice = practice;
        this.transfer = transfer;
        this.type = type;
        this.happenedAt = happenedAt;
        this.state = State.WAITING;
        this.dueAt = happenedAt;
        this.result = "";
    }

    /** Sorts by time, so that lists can go on where they ended. */
    private static String idAt(Instant time) {
        String random = UUID.randomUUID().toString().replace("-", "").substring(0, RANDOM_CHARACTERS);
        return "msg_%012x%s".formatted(time.toEpochMilli(), random);
    }

    /** Counts a try, and hides the message from others for this long. */
    WebhookMessage lease(Instant until) {
        attempts++;
        dueAt = until;
        return toMessage();
    }

    WebhookMessage toMessage() {
        return new WebhookMessage(
                id,
                practice,
                transfer,
                type,
                happenedAt,
                state,
                attempts,
                state == State.WAITING ? Optional.of(dueAt) : Optional.empty(),
                Optional.ofNullable(settledAt),
                result);
    }
}
