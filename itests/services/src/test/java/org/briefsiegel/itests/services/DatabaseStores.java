package org.briefsiegel.itests.services;

import java.time.Clock;
import java.util.List;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.ledger.BillingTables;
import org.briefsiegel.billing.ledger.TestLedger;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.testkit.memory.Stores;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Receipts;
import org.briefsiegel.transfer.outboxapi.SandboxMessages;
import org.briefsiegel.transfer.store.JpaBouncedAddresses;
import org.briefsiegel.transfer.store.JpaIdempotencyKeys;
import org.briefsiegel.transfer.store.JpaOutbox;
import org.briefsiegel.transfer.store.JpaReceipts;
import org.briefsiegel.transfer.store.JpaRecipientTries;
import org.briefsiegel.transfer.store.JpaSandboxMessages;
import org.briefsiegel.transfer.store.JpaSessions;
import org.briefsiegel.transfer.store.JpaTransferStore;
import org.briefsiegel.transfer.store.JpaWindows;
import org.briefsiegel.transfer.store.TransferTables;
import org.briefsiegel.transfer.storeapi.BouncedAddresses;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys;
import org.briefsiegel.transfer.storeapi.RecipientTries;
import org.briefsiegel.transfer.storeapi.Sessions;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.storeapi.Windows;

/** The stores of a test's host in a database. */
record DatabaseStores(PersistenceUnit unit, Clock clock) implements Stores {

    private static final int CONNECTIONS = 8;

    static PersistenceUnit open(TestDatabase database) {
        return PersistenceUnit.open(database.empty(), CONNECTIONS, List.of(new TransferTables(), new BillingTables()));
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
    public Outbox outbox() {
        return new JpaOutbox(unit.entities());
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
    public Ledger ledger() {
        return TestLedger.ledger(unit.entities(), clock);
    }

    @Override
    public Books books(HouseCurrency currency) {
        return TestLedger.books(unit.entities(), currency, clock);
    }
}
