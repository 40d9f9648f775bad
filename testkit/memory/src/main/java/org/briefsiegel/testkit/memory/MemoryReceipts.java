package org.briefsiegel.testkit.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.outboxapi.Receipts;

/** Which receipts are awaited, and what is known of messages by those that came. */
final class MemoryReceipts implements Receipts {

    private final MemoryTransactions transactions;
    private final MemoryOutbox outbox;
    private final Table<String, Awaited> awaited;
    private final Table<String, Fate> fates;
    private final Table<String, Early> early;

    private record Awaited(Item item, int part, String key, Instant takenAt, Optional<Fate> fate) {
        String id() {
            return item.id() + "/" + part;
        }

        Awaited become(Fate news) {
            return new Awaited(item, part, key, takenAt, Optional.of(news));
        }

        Sent sent() {
            return MemoryReceipts.sent(item, part);
        }
    }

    MemoryReceipts(MemoryTransactions transactions, MemoryOutbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.awaited = new Table<>(transactions);
        this.fates = new Table<>(transactions);
        this.early = new Table<>(transactions);
    }

    void await(Item item, List<String> keys, Instant now) {
        for (int i = 0; i < keys.size(); i++) {
            Awaited row = new Awaited(item, i + 1, keys.get(i), now, Optional.empty());
            awaited.insert(row.id(), row);
        }
    }

    @Override
    public Optional<Sent> find(String channel, List<String> keys) {
        return transactions.within(() -> keys.stream()
                .map(key -> named(channel, key))
                .flatMap(Optional::stream)
                .findFirst());
    }

    private Optional<Sent> named(String channel, String key) {
        return outbox.item(key)
                .filter(item -> item.channel().equals(channel))
                .map(item -> sent(item, 0))
                .or(() -> awaited.rows()
                        .filter(it -> it.item().channel().equals(channel))
                        .filter(it -> it.key().equals(key))
                        .max(Comparator.comparing(Awaited::takenAt))
                        .map(Awaited::sent));
    }

    private static Sent sent(Item item, int part) {
        return new Sent(item.id(), item.practice(), item.transfer(), item.purpose(), part);
    }

    @Override
    public Optional<Fate> note(Sent message, Fate fate) {
        return transactions.within(() -> {
            Optional<Fate> whole = message.part() == 0 ? Optional.of(fate) : ofParts(message, fate);
            Optional<Fate> news = whole.filter(it -> it.isNewsAfter(fates.find(message.id())));
            news.ifPresent(it -> fates.put(message.id(), it));
            return news;
        });
    }

    private Optional<Fate> ofParts(Sent message, Fate fate) {
        Predicate<Awaited> ofMessage = it -> it.item().id().equals(message.id());
        awaited.updateAll(
                ofMessage.and(it -> it.part() == message.part()).and(it -> fate.isNewsAfter(it.fate())),
                it -> it.become(fate));
        return Fate.ofParts(awaited.rows().filter(ofMessage).map(Awaited::fate).toList());
    }

    @Override
    public List<Standing> latest(String practice, String transfer) {
        Map<Purpose, Standing> latest = new EnumMap<>(Purpose.class);
        return transactions.within(() -> {
            outbox.items()
                    .filter(item ->
                            item.practice().equals(practice) && item.transfer().equals(transfer))
                    .filter(item -> item.purpose() != Purpose.ALERT)
                    .sorted(Comparator.comparing(Item::createdAt).thenComparing(Item::id))
                    .forEach(item ->
                            latest.put(item.purpose(), new Standing(item.id(), item.purpose(), fates.find(item.id()))));
            return List.copyOf(latest.values());
        });
    }

    @Override
    public boolean keep(Early receipt) {
        transactions.within(() -> early.insert(receipt.id(), receipt));
        return true;
    }

    @Override
    public List<Early> kept(int limit) {
        return transactions.within(() -> early.rows()
                .sorted(Comparator.comparing(Early::receivedAt).thenComparing(Early::id))
                .limit(limit)
                .toList());
    }

    @Override
    public boolean forget(Early receipt) {
        return transactions.within(() -> early.remove(receipt.id()));
    }

    @Override
    public void purge(Instant before) {
        transactions.within(() -> awaited.removeAll(it -> it.takenAt().isBefore(before)));
    }
}
