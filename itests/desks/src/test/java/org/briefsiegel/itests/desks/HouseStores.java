package org.briefsiegel.itests.desks;

import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.memory.MemoryStores;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.SandboxMessages;
import org.briefsiegel.transfer.store.JpaIdempotencyKeys;
import org.briefsiegel.transfer.store.JpaOutbox;
import org.briefsiegel.transfer.store.JpaRecipientTries;
import org.briefsiegel.transfer.store.JpaSandboxMessages;
import org.briefsiegel.transfer.store.JpaSessions;
import org.briefsiegel.transfer.store.JpaTransferStore;
import org.briefsiegel.transfer.store.JpaWindows;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys;
import org.briefsiegel.transfer.storeapi.RecipientTries;
import org.briefsiegel.transfer.storeapi.Sessions;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.storeapi.Windows;

/** The stores of transfers, in a database or in memory. */
record HouseStores(
        Transactions transactions,
        TransferStore transfers,
        Outbox outbox,
        Sessions sessions,
        RecipientTries recipientTries,
        Windows windows,
        SandboxMessages sandboxMessages,
        IdempotencyKeys keys) {

    static HouseStores of(PersistenceUnit unit) {
        return new HouseStores(
                unit.transactions(),
                new JpaTransferStore(unit.entities()),
                new JpaOutbox(unit.entities()),
                new JpaSessions(unit.entities()),
                new JpaRecipientTries(unit.entities()),
                new JpaWindows(unit.entities()),
                new JpaSandboxMessages(unit.entities()),
                new JpaIdempotencyKeys(unit.entities()));
    }

    static HouseStores of(MemoryStores stores) {
        return new HouseStores(
                stores.transactions(),
                stores.transfers(),
                stores.outbox(),
                stores.sessions(),
                stores.recipientTries(),
                stores.windows(),
                stores.sandboxMessages(),
                stores.keys());
    }
}
