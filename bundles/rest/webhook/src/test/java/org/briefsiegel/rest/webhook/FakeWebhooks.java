package org.briefsiegel.rest.webhook;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.webhook.api.Webhook;
import org.briefsiegel.webhook.api.WebhookMessage;
import org.briefsiegel.webhook.api.WebhookService;

/** Keeps the webhooks that are put, all of whose receivers answer. */
final class FakeWebhooks implements WebhookService {

    final Map<String, Webhook> webhooks = new HashMap<>();

    @Override
    public Putting put(String practice, String url, Optional<String> secret, Set<String> events, Locale locale) {
        if (!url.startsWith("https:")) {
            return new Putting.Refused("url", "not-https", "Die Adresse beginnt nicht mit https.");
        }
        Webhook webhook = new Webhook(practice, url, events, Webhook.State.ACTIVE, Instant.EPOCH, "");
        webhooks.put(practice, webhook);
        return new Putting.Done(webhook, secret.isEmpty() ? Optional.of("whsec_new") : Optional.empty());
    }

    @Override
    public Optional<Webhook> find(String practice) {
        return Optional.ofNullable(webhooks.get(practice));
    }

    @Override
    public boolean remove(String practice) {
        return webhooks.remove(practice) != null;
    }

    @Override
    public List<WebhookMessage> messages(
            String practice, Optional<WebhookMessage.State> state, Optional<String> after, int limit) {
        return List.of();
    }

    @Override
    public Optional<WebhookMessage> replay(String practice, String message) {
        return Optional.empty();
    }
}
