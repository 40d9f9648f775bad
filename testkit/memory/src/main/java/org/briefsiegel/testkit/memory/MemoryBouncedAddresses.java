package org.briefsiegel.testkit.memory;

import java.time.Instant;
import java.util.Optional;
import org.briefsiegel.transfer.storeapi.BouncedAddresses;

final class MemoryBouncedAddresses implements BouncedAddresses {

    private final MemoryTransactions transactions;
    private final Table<String, Bounce> bounces;

    MemoryBouncedAddresses(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.bounces = new Table<>(transactions);
    }

    @Override
    public void note(String practice, String address, Bounce bounce) {
        transactions.within(() -> bounces.put(key(practice, address), bounce));
    }

    @Override
    public void forget(String practice, String address, Instant arrivedAt) {
        transactions.within(() -> {
            if (find(practice, address)
                    .filter(it -> !it.time().isAfter(arrivedAt))
                    .isPresent()) {
                bounces.remove(key(practice, address));
            }
        });
    }

    @Override
    public Optional<Bounce> find(String practice, String address) {
        return transactions.within(() -> bounces.find(key(practice, address)));
    }

    @Override
    public void purge(Instant before) {
        transactions.within(() -> bounces.removeAll(bounce -> bounce.time().isBefore(before)));
    }

    private static String key(String practice, String address) {
        return practice + "/" + address;
    }
}
