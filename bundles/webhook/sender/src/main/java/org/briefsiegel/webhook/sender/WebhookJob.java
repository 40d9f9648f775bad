package org.briefsiegel.webhook.sender;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.spine.job.Job;
import org.briefsiegel.spine.job.JobSchedule;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.briefsiegel.webhook.api.Webhook;
import org.briefsiegel.webhook.api.WebhookMessage;
import org.briefsiegel.webhook.api.WebhookStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, one message of a practice at a time, so that a receiver who is slow holds up no other. Safe on several
 * nodes: a message is leased, and whose lease has ended is sent again under the same id.
 */
@Component(configurationPid = "org.briefsiegel.webhook.sender")
@JobSchedule(name = "webhooks", delay = WebhookJob.PERIOD_MILLIS, period = WebhookJob.PERIOD_MILLIS)
public final class WebhookJob implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookJob.class);
    static final long PERIOD_MILLIS = 2000;

    /** For how long a receiver that can't be reached is left alone: all its messages together cost one try in that time. */
    private static final Duration REST = Duration.ofMinutes(5);

    private final WebhookStore store;
    private final Secrets secrets;
    private final Post post;
    private final RetryPlan plan;
    private final Duration lease;
    private final Clock clock;
    private final Semaphore free;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers;

    @Activate
    public WebhookJob(Config config, @Reference WebhookStore store, @Reference Vault vault, @Reference Clock clock) {
        this(
                store,
                new Secrets(store, vault),
                PracticeWebhooks.post(config, config.workers()),
                new RetryPlan(
                        Arrays.stream(config.retrySeconds())
                                .mapToObj(Duration::ofSeconds)
                                .toList(),
                        () -> ThreadLocalRandom.current().nextDouble()),
                Duration.ofSeconds(3L * (config.connectSeconds() + config.answerSeconds())),
                config.workers(),
                clock);
    }

    /** @param lease how long a message is hidden while it is sent */
    WebhookJob(
            WebhookStore store, Secrets secrets, Post post, RetryPlan plan, Duration lease, int atOnce, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.post = post;
        this.plan = plan;
        this.lease = lease;
        this.clock = clock;
        this.free = new Semaphore(atOnce);
        this.workers = Executors.newFixedThreadPool(atOnce, work -> daemon(work, "briefsiegel-webhook"));
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Deactivate
    void stop() throws Exception {
        workers.shutdownNow();
        post.close();
    }

    /** Leases out what is due, as long as somebody is free. */
    @Override
    public void run() {
        while (free.tryAcquire()) {
            Optional<WebhookMessage> next = Optional.empty();
            try {
                next = store.claim(Instant.now(clock), lease, busy);
            } finally {
                next.ifPresentOrElse(this::handOut, free::release);
            }
            if (next.isEmpty()) {
                return;
            }
        }
    }

    private void handOut(WebhookMessage message) {
        busy.add(message.practice());
        workers.execute(() -> {
            try {
                deliver(message);
            } catch (Unavailable away) { // its keeper has told so, once
                LOG.debug(
                        "Webhook message {} comes again when its lease has ended: {}", message.id(), away.getMessage());
            } catch (RuntimeException e) {
                LOG.error("Webhook message {} comes again when its lease has ended", message.id(), e);
            } finally {
                busy.remove(message.practice());
                free.release();
            }
        });
    }

    private void deliver(WebhookMessage message) {
        Optional<Webhook> webhook = store.find(message.practice()).filter(it -> it.state() == Webhook.State.ACTIVE);
        Optional<SigningSecret> secret = secrets.of(message.practice());
        if (webhook.isEmpty() || secret.isEmpty()) {
            store.giveUp(message, "disabled", Instant.now(clock));
            return;
        }
        DeliveryResult answer =
                post.send(webhook.get().url(), secret.get(), message.id(), Envelope.of(message), Instant.now(clock));
        settle(webhook.get(), message, answer);
    }

    private void settle(Webhook webhook, WebhookMessage message, DeliveryResult answer) {
        Instant now = Instant.now(clock);
        if (answer.isTaken()) {
            store.delivered(message, answer.result(), now);
            return;
        }
        LOG.warn("Webhook message {}, try {}: {}", message.id(), message.attempts(), answer.result());
        if (answer.isGone()) {
            if (store.giveUp(message, answer.result(), now)) {
                store.disable(webhook, answer.result(), now);
            }
            return;
        }
        if (answer.isOutOfReach()) {
            store.hold(message.practice(), now.plus(REST));
        }
        plan.after(message.attempts(), answer.isOutOfReach() ? Optional.of(REST) : answer.retryAfter())
                .ifPresentOrElse(
                        pause -> store.retry(message, answer.result(), now.plus(pause)),
                        () -> store.giveUp(message, answer.result(), now));
    }
}
