package org.briefsiegel.testkit.memory;

import java.util.Comparator;
import java.util.List;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.events.EventFeed;

/** What has happened, and what of it isn't published yet. */
final class MemoryEvents implements EventFeed {

    private final MemoryTransactions transactions;
    /** By what it happened to, in the order in which it did. */
    private final Table<String, Entry> happened;

    private final Table<Long, Entry> feed;
    private long last;

    MemoryEvents(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.happened = new Table<>(transactions);
        this.feed = new Table<>(transactions);
    }

    void add(Entry entry) {
        transactions.within(() -> {
            last++;
            happened.insert("%s/%012d".formatted(entry.transfer(), last), entry);
            feed.insert(last, entry);
        });
    }

    List<TransferEvent> of(String practice, String transfer) {
        return transactions.within(() -> happened.rows(transfer + "/", transfer + "0") // which follows the slash
                .filter(entry -> entry.practice().equals(practice))
                .map(Entry::event)
                .sorted(Comparator.comparing(TransferEvent::time))
                .toList());
    }

    @Override
    public boolean mayHaveNews() {
        return true;
    }

    @Override
    public List<Entry> take(int limit) {
        return transactions.within(() -> feed.take(limit));
    }
}
