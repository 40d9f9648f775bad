package org.briefsiegel.testkit.storecontract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.webhook.api.Webhook;
import org.briefsiegel.webhook.api.WebhookMessage;
import org.briefsiegel.webhook.api.WebhookMessage.State;
import org.briefsiegel.webhook.api.WebhookStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is promised of webhooks and their messages. */
public abstract class WebhookStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** Other tests leave messages behind, each in a practice of its own. */
    private static final Set<String> PRACTICES = ConcurrentHashMap.newKeySet();

    private WebhookStore webhooks;

    /** The store under test; other tests may have left rows in it. */
    protected abstract WebhookStore store();

    protected abstract Transactions transactions();

    @BeforeEach
    final void connect() {
        webhooks = store();
    }

    @Test
    void aWebhookTakesThePlaceOfTheOneBefore() {
        String practice = fresh();
        webhooks.put(active(practice, Set.of()), "sealed-1");
        Webhook second = active(practice, Set.of("transfer.opened", "transfer.locked"));

        webhooks.put(second, "sealed-2");

        assertThat(webhooks.find(practice)).contains(second);
        assertThat(webhooks.sealedSecret(practice)).contains("sealed-2");
        assertThat(webhooks.find(fresh())).isEmpty();
    }

    @Test
    void onlyWhatAnActiveWebhookWantsIsSent() {
        String practice = fresh();
        webhooks.enqueue(practice, "t-0", "transfer.opened", NOW);
        webhooks.put(active(practice, Set.of("transfer.opened")), "sealed");
        webhooks.enqueue(practice, "t-1", "transfer.accepted", NOW);
        webhooks.enqueue(practice, "t-2", "transfer.opened", NOW);
        webhooks.disable(webhooks.find(practice).orElseThrow(), "410", NOW);
        webhooks.enqueue(practice, "t-3", "transfer.opened", NOW);

        assertThat(all(practice)).extracting(WebhookMessage::transfer).containsExactly("t-2");
    }

    @Test
    void anEventThatIsUndoneIsNotSent() {
        String practice = fresh();
        webhooks.put(active(practice, Set.of()), "sealed");

        assertThatThrownBy(() -> transactions().within(() -> {
                    webhooks.enqueue(practice, "t-1", "transfer.opened", NOW);
                    throw new IllegalStateException("undone");
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(all(practice)).isEmpty();
    }

    @Test
    void aMessageIsOneClaimsUntilItsLeaseEnds() {
        String practice = waiting("t-1");
        WebhookMessage first = claim(practice, NOW);

        assertThat(webhooks.claim(NOW, LEASE, others(practice))).isEmpty();
        WebhookMessage second = claim(practice, NOW.plus(LEASE));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(webhooks.delivered(first, "200", NOW)).isFalse();
        assertThat(webhooks.delivered(second, "200", NOW)).isTrue();
        assertThat(all(practice)).extracting(WebhookMessage::state).containsExactly(State.DELIVERED);
    }

    @Test
    void whoHasAMessageOnItsWayWaitsWithTheNext() {
        String practice = waiting("t-1");

        assertThat(webhooks.claim(NOW, LEASE, Set.of(practice)))
                .map(WebhookMessage::practice)
                .isNotEqualTo(Optional.of(practice));
    }

    @Test
    void whatFailsComesAgainAndIsDeadInTheEnd() {
        String practice = waiting("t-1");
        Instant later = NOW.plusSeconds(300);
        webhooks.retry(claim(practice, NOW), "500", later);
        assertThat(all(practice).get(0).nextTry()).contains(later);
        assertThat(all(practice).get(0).result()).isEqualTo("500");

        webhooks.giveUp(claim(practice, later), "timeout", later);

        WebhookMessage dead = webhooks.list(practice, Optional.of(State.DEAD), Optional.empty(), 10)
                .get(0);
        assertThat(dead.result()).isEqualTo("timeout");
        assertThat(dead.settledAt()).contains(later);
        assertThat(dead.nextTry()).isEmpty();
        assertThat(webhooks.list(practice, Optional.of(State.WAITING), Optional.empty(), 10))
                .isEmpty();
    }

    @Test
    void aDisabledWebhookSendsNothingAndKeepsWhatWaited() {
        String practice = waiting("t-1");

        webhooks.disable(webhooks.find(practice).orElseThrow(), "410", NOW);

        assertThat(webhooks.find(practice).orElseThrow().state()).isEqualTo(Webhook.State.DISABLED);
        assertThat(webhooks.find(practice).orElseThrow().reason()).isEqualTo("410");
        assertThat(all(practice)).extracting(WebhookMessage::state).containsExactly(State.DEAD);
    }

    @Test
    void whoIsGoneTakesNoNewReceiverAlong() {
        String practice = waiting("t-1");
        Webhook gone = webhooks.find(practice).orElseThrow();
        webhooks.put(
                new Webhook(practice, "https://new.example/", Set.of(), Webhook.State.ACTIVE, NOW.plusSeconds(9), ""),
                "sealed");

        webhooks.disable(gone, "410", NOW.plusSeconds(10));

        assertThat(webhooks.find(practice).orElseThrow().state()).isEqualTo(Webhook.State.ACTIVE);
        assertThat(all(practice)).extracting(WebhookMessage::state).containsExactly(State.WAITING);
    }

    @Test
    void whatIsHeldIsNotDueBeforeThat() {
        String practice = waiting("t-1");

        webhooks.hold(practice, NOW.plusSeconds(60));
        webhooks.hold(practice, NOW.plusSeconds(30));

        assertThat(webhooks.claim(NOW.plusSeconds(59), LEASE, others(practice))).isEmpty();
        assertThat(claim(practice, NOW.plusSeconds(60)).attempts()).isEqualTo(1);
    }

    @Test
    void aReplayBeginsAnewUnderTheSameId() {
        String practice = waiting("t-1");
        WebhookMessage claimed = claim(practice, NOW);
        webhooks.giveUp(claimed, "500", NOW);

        WebhookMessage again =
                webhooks.replay(practice, claimed.id(), NOW.plusSeconds(60)).orElseThrow();

        assertThat(again.state()).isEqualTo(State.WAITING);
        assertThat(again.attempts()).isZero();
        assertThat(again.nextTry()).contains(NOW.plusSeconds(60));
        assertThat(webhooks.replay(fresh(), claimed.id(), NOW)).isEmpty();
    }

    @Test
    void aListGoesOnWhereItEnded() {
        String practice = fresh();
        webhooks.put(active(practice, Set.of()), "sealed");
        for (int i = 0; i < 5; i++) {
            webhooks.enqueue(practice, "t-" + i, "transfer.opened", NOW.plusSeconds(i));
        }

        List<WebhookMessage> first = webhooks.list(practice, Optional.empty(), Optional.empty(), 3);
        List<WebhookMessage> rest = webhooks.list(
                practice, Optional.empty(), Optional.of(first.get(2).id()), 3);

        assertThat(first).extracting(WebhookMessage::transfer).containsExactly("t-4", "t-3", "t-2");
        assertThat(rest).extracting(WebhookMessage::transfer).containsExactly("t-1", "t-0");
    }

    @Test
    void whatIsRemovedIsForgotten() {
        String practice = waiting("t-1");

        assertThat(webhooks.remove(practice)).isTrue();

        assertThat(webhooks.remove(practice)).isFalse();
        assertThat(all(practice)).isEmpty();
    }

    @Test
    void oldMessagesAreForgottenAndDeadOnesLater() {
        String practice = waiting("t-1");
        webhooks.delivered(claim(practice, NOW), "200", NOW);
        webhooks.enqueue(practice, "t-2", "transfer.opened", NOW);
        webhooks.giveUp(claim(practice, NOW), "500", NOW);

        webhooks.purge(NOW.plusSeconds(1), NOW);

        assertThat(all(practice)).extracting(WebhookMessage::transfer).containsExactly("t-2");
    }

    private String waiting(String transfer) {
        String practice = fresh();
        webhooks.put(active(practice, Set.of()), "sealed");
        webhooks.enqueue(practice, transfer, "transfer.opened", NOW);
        return practice;
    }

    /** All practices but this one count as busy. */
    private WebhookMessage claim(String practice, Instant now) {
        return webhooks.claim(now, LEASE, others(practice)).orElseThrow();
    }

    private Set<String> others(String practice) {
        Set<String> others = new HashSet<>(PRACTICES);
        others.remove(practice);
        return others;
    }

    private List<WebhookMessage> all(String practice) {
        return webhooks.list(practice, Optional.empty(), Optional.empty(), 100);
    }

    private static Webhook active(String practice, Set<String> events) {
        return new Webhook(practice, "https://pvs.example/hook", events, Webhook.State.ACTIVE, NOW, "");
    }

    private static String fresh() {
        String practice = "p-" + UUID.randomUUID();
        PRACTICES.add(practice);
        return practice;
    }
}
