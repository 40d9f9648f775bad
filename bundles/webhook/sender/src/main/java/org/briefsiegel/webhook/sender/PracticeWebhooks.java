package org.briefsiegel.webhook.sender;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.briefsiegel.platform.domains.Domains;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.briefsiegel.webhook.api.Webhook;
import org.briefsiegel.webhook.api.WebhookMessage;
import org.briefsiegel.webhook.api.WebhookService;
import org.briefsiegel.webhook.api.WebhookStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Takes webhooks in, once their receivers have shown that they work. */
@Component(configurationPid = "org.briefsiegel.webhook.sender")
public final class PracticeWebhooks implements WebhookService {

    /** As many practices may put webhooks at the same time; a practice one. */
    private static final int PROBES_AT_ONCE = 40;

    private final WebhookStore store;
    private final Secrets secrets;
    private final Post post;
    private final boolean allowPrivate;
    private final Clock clock;
    private final Set<String> probing = ConcurrentHashMap.newKeySet();

    @Activate
    public PracticeWebhooks(
            Config config, @Reference WebhookStore store, @Reference Vault vault, @Reference Clock clock) {
        this(store, new Secrets(store, vault), post(config, PROBES_AT_ONCE), config.allowPrivateTargets(), clock);
    }

    PracticeWebhooks(WebhookStore store, Secrets secrets, Post post, boolean allowPrivate, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.post = post;
        this.allowPrivate = allowPrivate;
        this.clock = clock;
    }

    static Post post(Config config, int connections) {
        return new Post(
                new CheckedDns(SystemDefaultDnsResolver.INSTANCE, config.allowPrivateTargets()),
                Duration.ofSeconds(config.connectSeconds()),
                Duration.ofSeconds(config.answerSeconds()),
                connections);
    }

    @Deactivate
    void stop() throws Exception {
        post.close();
    }

    @Override
    public Putting put(String practice, String given, Optional<String> secret, Set<String> events, Locale locale) {
        WebhookRefusals texts = new WebhookRefusals(locale);
        String url = Domains.inUrl(given);
        Optional<String> flaw = Target.flaw(url, allowPrivate);
        if (flaw.isPresent()) {
            return texts.refused("url", flaw.get());
        }
        Optional<String> unknown =
                events.stream().filter(type -> !EventTypes.ALL.contains(type)).findFirst();
        if (unknown.isPresent()) {
            return texts.refused("events", "event-unknown", unknown.get());
        }
        Optional<SigningSecret> own = secret.flatMap(SigningSecret::of);
        if (secret.isPresent() && own.isEmpty()) {
            return texts.refused("secret", "secret-malformed");
        }
        if (!probing.add(practice)) {
            return new Putting.Busy();
        }
        try {
            Optional<SigningSecret> present = own.or(() -> secrets.of(practice));
            return probed(practice, url, events, present, texts);
        } finally {
            probing.remove(practice);
        }
    }

    private Putting probed(
            String practice, String url, Set<String> events, Optional<SigningSecret> present, WebhookRefusals texts) {
        Instant now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
        SigningSecret secret = present.orElseGet(SigningSecret::random);
        DeliveryResult answer = post.send(url, secret, "msg_" + UUID.randomUUID(), Envelope.test(now), now);
        if (!answer.isTaken()) {
            return texts.unreachable(answer);
        }
        Webhook webhook = new Webhook(practice, url, events, Webhook.State.ACTIVE, now, "");
        store.put(webhook, secrets.seal(practice, secret));
        return new Putting.Done(webhook, present.isPresent() ? Optional.empty() : Optional.of(secret.text()));
    }

    @Override
    public Optional<Webhook> find(String practice) {
        return store.find(practice);
    }

    @Override
    public boolean remove(String practice) {
        return store.remove(practice);
    }

    @Override
    public List<WebhookMessage> messages(
            String practice, Optional<WebhookMessage.State> state, Optional<String> after, int limit) {
        return store.list(practice, state, after, limit);
    }

    @Override
    public Optional<WebhookMessage> replay(String practice, String message) {
        return store.replay(practice, message, Instant.now(clock));
    }
}
