package org.briefsiegel.testkit.storecontract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.briefsiegel.transfer.outboxapi.SandboxMessages.Kept;
import org.junit.jupiter.api.Test;

/** What is promised of messages that sandboxes keep. */
public abstract class SandboxMessagesContract extends StoreContract {

    @Test
    void whatASandboxKeepsIsListedTheNewestFirstForItsPracticeOnlyUntilItIsCleared() {
        String practice = fresh("p");
        Kept first = kept(practice, "t-1", NOW);
        Kept second = kept(practice, "t-2", NOW.plusSeconds(1));
        Kept third = kept(practice, "t-1", NOW.plusSeconds(2));
        kept(fresh("p"), "t-1", NOW);

        assertThat(sandboxMessages.list(practice, Optional.empty(), Optional.empty(), 2))
                .containsExactly(third, second);
        assertThat(sandboxMessages.list(practice, Optional.empty(), Optional.of(second.id()), 10))
                .containsExactly(first);
        assertThat(sandboxMessages.list(practice, Optional.of("t-1"), Optional.empty(), 10))
                .containsExactly(third, first);
        assertThat(sandboxMessages.list(fresh("p"), Optional.of("t-1"), Optional.of(second.id()), 10))
                .isEmpty();

        sandboxMessages.purge(NOW.plusSeconds(1));
        assertThat(sandboxMessages.list(practice, Optional.empty(), Optional.empty(), 10))
                .containsExactly(third, second);
    }

    @Test
    void whatASandboxKeptAtTheSameTimeComesOnOnePageOrTheOther() {
        String practice = fresh("p");
        List<Kept> all = Stream.generate(() -> kept(practice, "t-1", NOW))
                .limit(3)
                .sorted(Comparator.comparing(Kept::id).reversed())
                .toList();

        assertThat(sandboxMessages.list(practice, Optional.empty(), Optional.empty(), 2))
                .isEqualTo(all.subList(0, 2));
        assertThat(sandboxMessages.list(
                        practice, Optional.empty(), Optional.of(all.get(1).id()), 2))
                .isEqualTo(all.subList(2, 3));
    }

    private Kept kept(String practice, String transfer, Instant createdAt) {
        Kept message = new Kept(fresh("m"), practice, transfer, "mail", "sealed", createdAt);
        sandboxMessages.keep(message);
        return message;
    }
}
