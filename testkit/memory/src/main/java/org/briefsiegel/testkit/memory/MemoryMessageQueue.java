package org.briefsiegel.testkit.memory;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.transfer.api.MessageQueue;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;

final class MemoryMessageQueue implements MessageQueue {

    private final MemoryTransactions transactions;
    private final Table<String, Message> waiting;
    private final Clock clock;

    MemoryMessageQueue(MemoryTransactions transactions, Table<String, Message> waiting, Clock clock) {
        this.transactions = transactions;
        this.waiting = waiting;
        this.clock = clock;
    }

    @Override
    public List<Waiting> list(Optional<String> channel, int limit) {
        return transactions.within(() -> waiting.rows()
                .filter(message -> isOn(message, channel))
                .sorted(Comparator.comparing(Message::dueAt)
                        .thenComparing(message -> message.item().id()))
                .limit(limit)
                .map(MemoryMessageQueue::shown)
                .toList());
    }

    @Override
    public int retry(Optional<String> channel, Optional<String> message) {
        Instant now = clock.instant();
        return transactions.within(() -> waiting.updateAll(
                it -> it.owner().isEmpty()
                        && it.dueAt().isAfter(now)
                        && isOn(it, channel)
                        && message.map(it.item().id()::equals).orElse(true),
                it -> it.due(now)));
    }

    private static boolean isOn(Message message, Optional<String> channel) {
        return channel.map(message.item().channel()::equals).orElse(true);
    }

    private static Waiting shown(Message message) {
        Item item = message.item();
        return new Waiting(
                item.id(),
                item.channel(),
                item.purpose().id(),
                item.practice(),
                item.transfer(),
                item.createdAt(),
                message.dueAt(),
                item.deadline(),
                item.attempts(),
                message.owner().isPresent());
    }
}
