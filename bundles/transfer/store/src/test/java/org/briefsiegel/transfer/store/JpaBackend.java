package org.briefsiegel.transfer.store;

import java.time.Clock;
import java.util.List;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.testkit.storecontract.StoreBackend;
import org.briefsiegel.transfer.api.MessageQueue;
import org.briefsiegel.transfer.events.EventFeed;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Receipts;
import org.briefsiegel.transfer.outboxapi.SandboxMessages;
import org.briefsiegel.transfer.storeapi.BouncedAddresses;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys;
import org.briefsiegel.transfer.storeapi.RecipientTries;
import org.briefsiegel.transfer.storeapi.Sessions;
import org.briefsiegel.transfer.storeapi.TransferIndex;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.storeapi.Windows;

/** The stores over a database of their own. */
record JpaBackend(PersistenceUnit unit) implements StoreBackend, AutoCloseable {

    private static final int CONNECTIONS = 20;

    static JpaBackend over(TestDatabase database) {
        return new JpaBackend(PersistenceUnit.open(database.empty(), CONNECTIONS, List.of(new TransferTables())));
    }

    @Override
    public Transactions transactions() {
        return unit.transactions();
    }

    @Override
    public TransferStore transfers() {
        return new JpaTransferStore(unit.entities());
    }

    @Override
    public TransferIndex index() {
        return new JpaTransferIndex(unit.entities());
    }

    @Override
    public EventFeed feed() {
        return new JpaEventFeed(unit.entities(), new EventWrites());
    }

    @Override
    public Outbox outbox() {
        return new JpaOutbox(unit.entities());
    }

    @Override
    public MessageQueue queue(Clock clock) {
        return new JpaMessageQueue(unit.entities(), clock);
    }

    @Override
    public Receipts receipts() {
        return new JpaReceipts(unit.entities());
    }

    @Override
    public Sessions sessions() {
        return new JpaSessions(unit.entities());
    }

    @Override
    public IdempotencyKeys keys() {
        return new JpaIdempotencyKeys(unit.entities());
    }

    @Override
    public RecipientTries recipientTries() {
        return new JpaRecipientTries(unit.entities());
    }

    @Override
    public BouncedAddresses bouncedAddresses() {
        return new JpaBouncedAddresses(unit.entities());
    }

    @Override
    public SandboxMessages sandboxMessages() {
        return new JpaSandboxMessages(unit.entities());
    }

    @Override
    public Windows windows() {
        return new JpaWindows(unit.entities());
    }

    @Override
    public String body(String message) {
        return unit.entities().use(em -> (String) em.createNativeQuery("select body from outbox where id = ?1")
                .setParameter(1, message)
                .getSingleResult());
    }

    @Override
    public void close() {
        unit.close();
    }
}
