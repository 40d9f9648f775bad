package org.briefsiegel.webhook.store;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.webhook.api.Webhook;
import org.briefsiegel.webhook.api.WebhookMessage;
import org.briefsiegel.webhook.api.WebhookMessage.State;
import org.briefsiegel.webhook.api.WebhookStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps webhooks in the database, and leases their messages to those who send. */
@Component
public final class JpaWebhooks implements WebhookStore {

    private final Entities entities;

    @Activate
    public JpaWebhooks(@Reference Entities entities) {
        this.entities = entities;
    }

    @Override
    public void put(Webhook webhook, String sealedSecret) {
        entities.use(em -> em.merge(new WebhookRow(webhook, sealedSecret)));
    }

    @Override
    public Optional<Webhook> find(String practice) {
        return row(practice).map(WebhookRow::toWebhook);
    }

    @Override
    public Optional<String> sealedSecret(String practice) {
        return row(practice).map(WebhookRow::secret);
    }

    private Optional<WebhookRow> row(String practice) {
        return entities.use(em -> em
                .createQuery("select w from Webhook w where w.practice = :practice", WebhookRow.class)
                .setCacheStoreMode(CacheStoreMode.REFRESH)
                .setParameter("practice", practice)
                .getResultList()
                .stream()
                .findFirst());
    }

    @Override
    public boolean remove(String practice) {
        return entities.use(em -> {
            em.createQuery("delete from WebhookMessage m where m.practice = :practice")
                    .setParameter("practice", practice)
                    .executeUpdate();
            return em.createQuery("delete from Webhook w where w.practice = :practice")
                            .setParameter("practice", practice)
                            .executeUpdate()
                    > 0;
        });
    }

    @Override
    public void disable(Webhook webhook, String reason, Instant now) {
        entities.use(em -> {
            int disabled = em.createQuery(
                            "update Webhook w set w.state = :disabled, w.reason = :reason, w.since = :now"
                                    + " where w.practice = :practice and w.url = :url and w.since = :since and w.state = :active")
                    .setParameter("disabled", Webhook.State.DISABLED)
                    .setParameter("reason", reason)
                    .setParameter("now", now)
                    .setParameter("practice", webhook.practice())
                    .setParameter("url", webhook.url())
                    .setParameter("since", webhook.since())
                    .setParameter("active", Webhook.State.ACTIVE)
                    .executeUpdate();
            return disabled == 0
                    ? disabled
                    : em.createQuery("update WebhookMessage m set m.state = :dead, m.settledAt = :now"
                                    + " where m.practice = :practice and m.state = :waiting")
                            .setParameter("dead", State.DEAD)
                            .setParameter("now", now)
                            .setParameter("practice", webhook.practice())
                            .setParameter("waiting", State.WAITING)
                            .executeUpdate();
        });
    }

    @Override
    public void hold(String practice, Instant until) {
        entities.use(em -> em.createQuery("update WebhookMessage m set m.dueAt = :until"
                        + " where m.practice = :practice and m.state = :waiting and m.dueAt < :until")
                .setParameter("until", until)
                .setParameter("practice", practice)
                .setParameter("waiting", State.WAITING)
                .executeUpdate());
    }

    @Override
    public void enqueue(String practice, String transfer, String type, Instant happenedAt) {
        boolean wanted = find(practice)
                .filter(webhook -> webhook.state() == Webhook.State.ACTIVE)
                .filter(webhook -> webhook.wants(type))
                .isPresent();
        if (wanted) {
            entities.use(em -> {
                em.persist(new WebhookMessageRow(practice, transfer, type, happenedAt));
                return wanted;
            });
        }
    }

    @Override
    public Optional<WebhookMessage> claim(Instant now, Duration lease, Set<String> busy) {
        return entities.use(em -> new DueMessages(em, now).lease(lease, List.copyOf(busy)));
    }

    @Override
    public boolean delivered(WebhookMessage claimed, String result, Instant now) {
        return settle(claimed, State.DELIVERED, result, now);
    }

    @Override
    public boolean giveUp(WebhookMessage claimed, String result, Instant now) {
        return settle(claimed, State.DEAD, result, now);
    }

    private boolean settle(WebhookMessage claimed, State state, String result, Instant now) {
        return inHand(
                claimed,
                "m.state = :state, m.result = :result, m.settledAt = :now",
                query -> query.setParameter("state", state)
                        .setParameter("result", result)
                        .setParameter("now", now));
    }

    @Override
    public boolean retry(WebhookMessage claimed, String result, Instant at) {
        return inHand(
                claimed,
                "m.dueAt = :at, m.result = :result",
                query -> query.setParameter("at", at).setParameter("result", result));
    }

    /** Changes a message for the claim that has it: a later claim has counted a further try. */
    private boolean inHand(WebhookMessage claimed, String change, UnaryOperator<Query> parameters) {
        return entities.use(em -> parameters
                        .apply(em.createQuery("update WebhookMessage m set " + change
                                + " where m.practice = :practice and m.id = :id and m.attempts = :attempt"
                                + " and m.state = :waiting"))
                        .setParameter("practice", claimed.practice())
                        .setParameter("id", claimed.id())
                        .setParameter("attempt", claimed.attempts())
                        .setParameter("waiting", State.WAITING)
                        .executeUpdate())
                > 0;
    }

    @Override
    public List<WebhookMessage> list(String practice, Optional<State> state, Optional<String> after, int limit) {
        return entities.use(em -> {
            TypedQuery<WebhookMessageRow> page = messages(
                            em,
                            (state.isPresent() ? " and m.state = :state" : "")
                                    + (after.isPresent() ? " and m.id < :after" : "")
                                    + " order by m.id desc")
                    .setParameter("practice", practice)
                    .setMaxResults(limit);
            state.ifPresent(it -> page.setParameter("state", it));
            after.ifPresent(it -> page.setParameter("after", it));
            return page.getResultList().stream()
                    .map(WebhookMessageRow::toMessage)
                    .toList();
        });
    }

    @Override
    public Optional<WebhookMessage> replay(String practice, String message, Instant now) {
        return entities.use(em -> {
            em.createQuery("update WebhookMessage m set m.state = :waiting, m.attempts = 0, m.dueAt = :now,"
                            + " m.settledAt = null where m.practice = :practice and m.id = :id")
                    .setParameter("waiting", State.WAITING)
                    .setParameter("now", now)
                    .setParameter("practice", practice)
                    .setParameter("id", message)
                    .executeUpdate();
            return messages(em, " and m.id = :id")
                    .setParameter("practice", practice)
                    .setParameter("id", message)
                    .getResultList()
                    .stream()
                    .findFirst()
                    .map(WebhookMessageRow::toMessage);
        });
    }

    private static TypedQuery<WebhookMessageRow> messages(EntityManager em, String conditions) {
        return em.createQuery(
                        "select m from WebhookMessage m where m.practice = :practice" + conditions,
                        WebhookMessageRow.class)
                .setCacheStoreMode(CacheStoreMode.REFRESH);
    }

    @Override
    public void purge(Instant deliveredBefore, Instant deadBefore) {
        purge(State.DELIVERED, deliveredBefore);
        purge(State.DEAD, deadBefore);
    }

    private void purge(State state, Instant before) {
        entities.use(
                em -> em.createQuery("delete from WebhookMessage m where m.state = :state and m.settledAt < :before")
                        .setParameter("state", state)
                        .setParameter("before", before)
                        .executeUpdate());
    }
}
