package org.briefsiegel.webhook.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.briefsiegel.webhook.api.Webhook;

/** A row of {@code webhook}. */
@Entity(name = "Webhook")
@Table(name = "webhook")
class WebhookRow {

    private static final String SEPARATOR = ",";

    @Id
    private String practice;

    private String url;
    private String secret;
    private String events;

    @Enumerated(EnumType.STRING)
    private Webhook.State state;

    private Instant since;
    private String reason;

    WebhookRow() {}

    WebhookRow(Webhook webhook, String sealedSecret) {
        practice = webhook.practice();
        url = webhook.url();
        secret = sealedSecret;
        events = String.join(SEPARATOR, webhook.events());
        state = webhook.state();
        since = webhook.since();
        reason = webhook.reason();
    }

    String secret() {
        return secret;
    }

    Webhook toWebhook() {
        Set<String> types = events.isEmpty() ? Set.of() : Set.of(events.split(SEPARATOR));
        return new Webhook(practice, url, types, state, since, reason);
    }
}
