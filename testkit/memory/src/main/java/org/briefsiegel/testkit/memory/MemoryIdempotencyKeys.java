package org.briefsiegel.testkit.memory;

import java.time.Instant;
import java.util.Optional;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys;

final class MemoryIdempotencyKeys implements IdempotencyKeys {

    private record Use(Noted noted, Instant time) {}

    private final MemoryTransactions transactions;
    private final Table<String, Use> uses;

    MemoryIdempotencyKeys(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.uses = new Table<>(transactions);
    }

    @Override
    public Optional<Noted> find(String practice, String key) {
        return transactions.within(() -> uses.find(practice + "/" + key).map(Use::noted));
    }

    @Override
    public void note(String practice, String key, Noted noted, Instant now) {
        transactions.within(() -> {
            if (find(practice, key).isPresent()) {
                throw new KeyInUseException();
            }
            uses.insert(practice + "/" + key, new Use(noted, now));
        });
    }

    @Override
    public void purge(Instant before) {
        transactions.within(() -> uses.removeAll(use -> use.time().isBefore(before)));
    }
}
