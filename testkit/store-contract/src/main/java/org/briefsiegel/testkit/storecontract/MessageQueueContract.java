package org.briefsiegel.testkit.storecontract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.transfer.api.MessageQueue;
import org.briefsiegel.transfer.api.MessageQueue.Waiting;
import org.briefsiegel.transfer.outboxapi.Outbox.Claim;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.outboxapi.Outbox.Turn;
import org.junit.jupiter.api.Test;

/** An operator sees what waits, and has it tried now. */
public abstract class MessageQueueContract extends StoreContract {

    private static final Clock CLOCK = Clock.fixed(NOW.plusSeconds(10), ZoneOffset.UTC);

    @Test
    void whatWaitsIsShownAndTriedNowButNotWhatIsBeingSent() {
        MessageQueue queue = backend().queue(CLOCK);
        Item first = enqueued(fresh("c"));
        Item second = enqueued(fresh("c"));
        Optional<String> mail = Optional.of(first.channel());
        Optional<String> sms = Optional.of(second.channel());
        outbox.retry(claimed(first), NOW.plusSeconds(600), false);
        claimed(second);

        assertThat(ids(queue.list(Optional.empty(), 10_000))).containsSubsequence(second.id(), first.id());
        assertThat(queue.list(Optional.empty(), 1)).hasSize(1);
        assertThat(queue.list(mail, 10)).singleElement().satisfies(waiting -> {
            assertThat(waiting.attempts()).isOne();
            assertThat(waiting.sending()).isFalse();
            assertThat(waiting.dueAt()).isEqualTo(NOW.plusSeconds(600));
            assertThat(waiting.purpose()).isEqualTo("notice");
        });
        assertThat(queue.list(sms, 1))
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.sending()).isTrue());

        assertThat(queue.retry(sms, Optional.empty())).isZero();
        assertThat(queue.retry(Optional.empty(), Optional.of(second.id()))).isZero();
        assertThat(queue.retry(Optional.empty(), Optional.of(first.id()))).isOne();

        assertThat(queue.list(mail, 10))
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.dueAt()).isEqualTo(CLOCK.instant()));
        List.of(first, second).forEach(item -> outbox.withdraw(item.practice(), item.transfer()));
    }

    private static List<String> ids(List<Waiting> waiting) {
        return waiting.stream().map(Waiting::id).toList();
    }

    private Item claimed(Item item) {
        return outbox.claim(new Claim("node", NOW, Duration.ofMinutes(1), NOW), new Turn(item.channel(), "", false))
                .orElseThrow();
    }

    private Item enqueued(String channel) {
        Item item = new Item(
                fresh("m"),
                "p-1",
                fresh("t"),
                Purpose.NOTICE,
                channel,
                "sealed",
                NOW,
                NOW.plus(Duration.ofDays(1)),
                0,
                false);
        outbox.enqueue(item);
        return item;
    }
}
