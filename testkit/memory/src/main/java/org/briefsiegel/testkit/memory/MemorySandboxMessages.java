package org.briefsiegel.testkit.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.transfer.outboxapi.SandboxMessages;

final class MemorySandboxMessages implements SandboxMessages {

    private static final Comparator<Kept> NEWEST_FIRST =
            Comparator.comparing(Kept::createdAt).thenComparing(Kept::id).reversed();

    private final MemoryTransactions transactions;
    private final Table<String, Kept> messages;

    MemorySandboxMessages(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.messages = new Table<>(transactions);
    }

    @Override
    public void keep(Kept message) {
        transactions.within(() -> messages.insert(message.id(), message));
    }

    @Override
    public List<Kept> list(String practice, Optional<String> transfer, Optional<String> after, int limit) {
        return transactions.within(() -> messages.rows()
                .filter(message -> message.practice().equals(practice))
                .filter(message -> transfer.map(message.transfer()::equals).orElse(true))
                .filter(message -> after.map(id -> isAfter(message, id)).orElse(true))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList());
    }

    private boolean isAfter(Kept message, String id) {
        return messages.find(id)
                .filter(it -> it.practice().equals(message.practice()))
                .filter(it -> NEWEST_FIRST.compare(it, message) < 0)
                .isPresent();
    }

    @Override
    public void purge(Instant before) {
        transactions.within(
                () -> messages.removeAll(message -> message.createdAt().isBefore(before)));
    }
}
