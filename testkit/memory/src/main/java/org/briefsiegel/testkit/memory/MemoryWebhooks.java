package org.briefsiegel.testkit.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.briefsiegel.webhook.api.Webhook;
import org.briefsiegel.webhook.api.WebhookMessage;
import org.briefsiegel.webhook.api.WebhookMessage.State;
import org.briefsiegel.webhook.api.WebhookStore;

final class MemoryWebhooks implements WebhookStore {

    private record Put(Webhook webhook, String sealedSecret) {}

    private final MemoryTransactions transactions;
    private final Table<String, Put> webhooks;
    private final Table<String, WebhookMessage> messages;
    private int last;

    MemoryWebhooks(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.webhooks = new Table<>(transactions);
        this.messages = new Table<>(transactions);
    }

    @Override
    public void put(Webhook webhook, String sealedSecret) {
        transactions.within(() -> webhooks.put(webhook.practice(), new Put(webhook, sealedSecret)));
    }

    @Override
    public Optional<Webhook> find(String practice) {
        return transactions.within(() -> webhooks.find(practice).map(Put::webhook));
    }

    @Override
    public Optional<String> sealedSecret(String practice) {
        return transactions.within(() -> webhooks.find(practice).map(Put::sealedSecret));
    }

    @Override
    public boolean remove(String practice) {
        return transactions.within(() -> {
            messages.removeAll(of(practice));
            return webhooks.remove(practice);
        });
    }

    @Override
    public void disable(Webhook webhook, String reason, Instant now) {
        transactions.within(() -> {
            boolean disabled = webhooks.update(
                    webhook.practice(),
                    put -> isStill(put.webhook(), webhook),
                    put -> new Put(disabled(put.webhook(), reason, now), put.sealedSecret()));
            if (disabled) {
                messages.updateAll(
                        of(webhook.practice()).and(is(State.WAITING)),
                        message -> settled(message, State.DEAD, message.result(), now));
            }
        });
    }

    private static boolean isStill(Webhook stored, Webhook webhook) {
        return stored.url().equals(webhook.url())
                && stored.since().equals(webhook.since())
                && stored.state() == Webhook.State.ACTIVE;
    }

    private static Webhook disabled(Webhook webhook, String reason, Instant now) {
        return new Webhook(webhook.practice(), webhook.url(), webhook.events(), Webhook.State.DISABLED, now, reason);
    }

    @Override
    public void hold(String practice, Instant until) {
        transactions.within(() -> messages.updateAll(
                of(practice)
                        .and(message -> message.nextTry().filter(until::isAfter).isPresent()),
                message -> waiting(message, message.attempts(), until, message.result())));
    }

    @Override
    public void enqueue(String practice, String transfer, String type, Instant happenedAt) {
        transactions.within(() -> {
            boolean wanted = find(practice)
                    .filter(webhook -> webhook.state() == Webhook.State.ACTIVE)
                    .filter(webhook -> webhook.wants(type))
                    .isPresent();
            if (wanted) {
                last++;
                String id = "msg_%012x%08d".formatted(happenedAt.toEpochMilli(), last);
                messages.insert(
                        id,
                        new WebhookMessage(
                                id,
                                practice,
                                transfer,
                                type,
                                happenedAt,
                                State.WAITING,
                                0,
                                Optional.of(happenedAt),
                                Optional.empty(),
                                ""));
            }
        });
    }

    @Override
    public Optional<WebhookMessage> claim(Instant now, Duration lease, Set<String> busy) {
        return transactions.within(() -> messages.rows()
                .filter(message -> !busy.contains(message.practice()))
                .filter(message ->
                        message.nextTry().filter(time -> !time.isAfter(now)).isPresent())
                .min(Comparator.comparing(message -> message.nextTry().orElseThrow()))
                .map(message -> waiting(message, message.attempts() + 1, now.plus(lease), message.result()))
                .map(message -> {
                    messages.put(message.id(), message);
                    return message;
                }));
    }

    @Override
    public boolean delivered(WebhookMessage claimed, String result, Instant now) {
        return inHand(claimed, message -> settled(message, State.DELIVERED, result, now));
    }

    @Override
    public boolean retry(WebhookMessage claimed, String result, Instant at) {
        return inHand(claimed, message -> waiting(message, message.attempts(), at, result));
    }

    @Override
    public boolean giveUp(WebhookMessage claimed, String result, Instant now) {
        return inHand(claimed, message -> settled(message, State.DEAD, result, now));
    }

    /** Changes a message for the claim that has it: a later claim has counted a further try. */
    private boolean inHand(WebhookMessage claimed, UnaryOperator<WebhookMessage> change) {
        return transactions.within(() -> messages.update(
                claimed.id(),
                of(claimed.practice()).and(is(State.WAITING)).and(message -> message.attempts() == claimed.attempts()),
                change));
    }

    @Override
    public List<WebhookMessage> list(String practice, Optional<State> state, Optional<String> after, int limit) {
        return transactions.within(() -> messages.backwards()
                .filter(of(practice))
                .filter(message -> state.map(message.state()::equals).orElse(true))
                .filter(message ->
                        after.map(id -> message.id().compareTo(id) < 0).orElse(true))
                .limit(limit)
                .toList());
    }

    @Override
    public Optional<WebhookMessage> replay(String practice, String message, Instant now) {
        return transactions.within(() -> {
            messages.update(message, of(practice), it -> waiting(it, 0, now, it.result()));
            return messages.find(message).filter(of(practice));
        });
    }

    @Override
    public void purge(Instant deliveredBefore, Instant deadBefore) {
        transactions.within(() -> {
            messages.removeAll(is(State.DELIVERED).and(settledBefore(deliveredBefore)));
            messages.removeAll(is(State.DEAD).and(settledBefore(deadBefore)));
        });
    }

    private static Predicate<WebhookMessage> of(String practice) {
        return message -> message.practice().equals(practice);
    }

    private static Predicate<WebhookMessage> is(State state) {
        return message -> message.state() == state;
    }

    private static Predicate<WebhookMessage> settledBefore(Instant time) {
        return message -> message.settledAt().filter(time::isAfter).isPresent();
    }

    private static WebhookMessage waiting(WebhookMessage message, int attempts, Instant nextTry, String result) {
        return new WebhookMessage(
                message.id(),
                message.practice(),
                message.transfer(),
                message.type(),
                message.happenedAt(),
                State.WAITING,
                attempts,
                Optional.of(nextTry),
                Optional.empty(),
                result);
    }

    private static WebhookMessage settled(WebhookMessage message, State state, String result, Instant now) {
        return new WebhookMessage(
                message.id(),
                message.practice(),
                message.transfer(),
                message.type(),
                message.happenedAt(),
                state,
                message.attempts(),
                Optional.empty(),
                Optional.of(now),
                result);
    }
}
