package org.briefsiegel.transfer.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.transfer.api.MessageQueue.Waiting;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.spi.Outbox.Claim;
import org.briefsiegel.transfer.spi.Outbox.Item;
import org.briefsiegel.transfer.spi.Outbox.Purpose;
import org.briefsiegel.transfer.spi.Outbox.Turn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An operator sees what waits, and has it tried now; on both databases. */
class JpaMessageQueueTest {

    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW.plusSeconds(10), ZoneOffset.UTC);

    @ParameterizedTest
    @EnumSource
    void whatWaitsIsShownAndTriedNowButNotWhatIsBeingSent(TestDatabase database) {
        try (PersistenceUnit unit = PersistenceUnit.open(database.empty(), 2, List.of(new TransferTables()))) {
            Outbox outbox = new JpaOutbox(unit.entities());
            JpaMessageQueue queue = new JpaMessageQueue(unit.entities(), CLOCK);
            outbox.enqueue(item("m-1", "mail"));
            outbox.enqueue(item("m-2", "sms"));
            outbox.retry(claimed(outbox, "mail"), NOW.plusSeconds(600), false);
            claimed(outbox, "sms");

            assertThat(queue.list(Optional.empty(), 10)).extracting(Waiting::id).containsExactly("m-2", "m-1");
            assertThat(queue.list(Optional.of("mail"), 10)).singleElement().satisfies(waiting -> {
                assertThat(waiting.attempts()).isOne();
                assertThat(waiting.sending()).isFalse();
                assertThat(waiting.dueAt()).isEqualTo(NOW.plusSeconds(600));
                assertThat(waiting.purpose()).isEqualTo("notice");
            });
            assertThat(queue.list(Optional.empty(), 1))
                    .singleElement()
                    .satisfies(waiting -> assertThat(waiting.sending()).isTrue());

            assertThat(queue.retry(Optional.of("sms"), Optional.empty())).isZero();
            assertThat(queue.retry(Optional.empty(), Optional.of("m-2"))).isZero();
            assertThat(queue.retry(Optional.empty(), Optional.of("m-1"))).isOne();

            assertThat(queue.list(Optional.of("mail"), 10))
                    .singleElement()
                    .satisfies(waiting -> assertThat(waiting.dueAt()).isEqualTo(CLOCK.instant()));
        }
    }

    private static Item claimed(Outbox outbox, String channel) {
        return outbox.claim(new Claim("node", NOW, Duration.ofMinutes(1), NOW), new Turn(channel, "", false))
                .orElseThrow();
    }

    private static Item item(String id, String channel) {
        Instant deadline = NOW.plus(Duration.ofDays(1));
        return new Item(id, "p-1", "t-1", Purpose.NOTICE, channel, "sealed", NOW, deadline, 0, false);
    }
}
