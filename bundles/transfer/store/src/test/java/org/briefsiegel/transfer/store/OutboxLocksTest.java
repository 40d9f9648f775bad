package org.briefsiegel.transfer.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Claim;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.outboxapi.Outbox.Turn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who takes a message locks that one, and none of the thousands behind it. */
class OutboxLocksTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"H2, false", "H2, true", "POSTGRESQL, false", "POSTGRESQL, true"})
    void whileOneIsBeingTakenOthersTakeTheNext(TestDatabase database, boolean newestFirst) {
        try (JpaBackend backend = JpaBackend.over(database)) {
            Outbox outbox = backend.outbox();
            for (int i = 0; i < 3; i++) {
                outbox.enqueue(message(i));
            }

            CompletableFuture<Optional<Item>> second = new CompletableFuture<>();
            backend.transactions().within(() -> {
                Optional<Item> first = claim(outbox, newestFirst);
                second.completeAsync(() -> claim(outbox, newestFirst)).orTimeout(10, TimeUnit.SECONDS);
                if (database == TestDatabase.POSTGRESQL) { // with H2 it waits until this one is taken
                    second.join();
                }

                assertThat(first).map(Item::id).hasValue(newestFirst ? "m-2" : "m-0");
            });
            assertThat(second.join()).map(Item::id).hasValue("m-1");
        }
    }

    private static Optional<Item> claim(Outbox outbox, boolean newestFirst) {
        return outbox.claim(new Claim("node", NOW, Duration.ofMinutes(3), NOW), new Turn("mail", "", newestFirst));
    }

    private static Item message(int number) {
        return new Item(
                "m-" + number,
                "p-1",
                "t-" + number,
                Purpose.NOTICE,
                "mail",
                "sealed body",
                NOW.minusSeconds(10 - number),
                NOW.plus(Duration.ofHours(24)),
                0,
                false);
    }
}
