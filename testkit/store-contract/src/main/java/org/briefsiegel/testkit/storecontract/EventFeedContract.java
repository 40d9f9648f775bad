package org.briefsiegel.testkit.storecontract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.Test;

/** What the feed of events promises. */
public abstract class EventFeedContract extends StoreContract {

    @Test
    void anEventIsInTheFeedUntilItIsTakenInATransactionThatIsCommitted() {
        while (!feed.take(100).isEmpty()) {
            continue; // what other tests have left
        }
        TransferRecord transfer = insert("p-1");
        for (TransferEvent.Kind kind : List.of(TransferEvent.Kind.LOCKED, TransferEvent.Kind.UNLOCKED)) {
            store.addEvent("p-1", transfer.id(), new TransferEvent(NOW, kind, ""));
        }

        assertThatThrownBy(() -> transactions.within(() -> {
                    assertThat(feed.take(1)).hasSize(1);
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");

        assertThat(feed.take(100))
                .extracting(entry -> entry.event().kind())
                .containsExactly(TransferEvent.Kind.LOCKED, TransferEvent.Kind.UNLOCKED);
        assertThat(feed.take(100)).isEmpty();
    }

    @Test
    void whatOneHasTakenAnotherDoesNotGet() throws Exception {
        TransferRecord transfer = insert("p-1");
        for (int i = 0; i < 20; i++) {
            store.addEvent("p-1", transfer.id(), new TransferEvent(NOW, TransferEvent.Kind.PAUSED, "#" + i));
        }

        List<String> taken = atOnce(100, () -> feed.take(1)).stream()
                .flatMap(List::stream)
                .filter(entry -> entry.transfer().equals(transfer.id()))
                .map(entry -> entry.event().detail())
                .toList();

        assertThat(taken).doesNotHaveDuplicates();
    }
}
