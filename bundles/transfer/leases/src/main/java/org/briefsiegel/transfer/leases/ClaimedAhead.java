package org.briefsiegel.transfer.leases;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;

/**
 * Messages of a channel that were claimed together and that nobody has begun to send. Usable from any thread. Times are as
 * {@link System#nanoTime()} says them.
 */
final class ClaimedAhead {

    private final Queue<Item> items = new ArrayDeque<>();
    private long since;

    /**
     * The next one; of a fresh claim where there is none. Whoever comes meanwhile waits for that claim: it is theirs, too.
     *
     * @param taken is told it while it is still here, so that it is known somewhere at any time
     */
    synchronized Optional<Item> next(Supplier<List<Item>> claim, long now, Consumer<Item> taken) {
        if (items.isEmpty()) {
            items.addAll(claim.get());
            since = now;
        }
        Optional<Item> next = Optional.ofNullable(items.peek());
        next.ifPresent(taken);
        items.poll();
        return next;
    }

    synchronized List<Item> items() {
        return List.copyOf(items);
    }

    /** Those that have waited since this time or longer; they aren't here any more. */
    synchronized List<Item> takeOlder(long time) {
        if (since - time > 0) {
            return List.of();
        }
        List<Item> older = List.copyOf(items);
        items.clear();
        return older;
    }
}
