package org.briefsiegel.transfer.delivery;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;

/** What became of messages while the database was away; at most as many as may be in hand. */
final class UnwrittenOutcomes {

    private final Queue<Unwritten> kept = new ConcurrentLinkedQueue<>();

    private record Unwritten(Item item, Outcome outcome) {}

    void keep(Item item, Outcome outcome) {
        kept.add(new Unwritten(item, outcome));
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    /** Writes what can be written by now, and says what that was. One that can't is no reason to leave out the next. */
    synchronized List<Item> write(BiConsumer<Item, Outcome> writer) {
        return kept.stream()
                .filter(it -> isWritten(it, writer))
                .peek(kept::remove)
                .map(Unwritten::item)
                .toList();
    }

    private static boolean isWritten(Unwritten it, BiConsumer<Item, Outcome> writer) {
        try {
            writer.accept(it.item(), it.outcome());
            return true;
        } catch (RuntimeException e) {
            return false; // said when it was kept
        }
    }
}
