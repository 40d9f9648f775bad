package org.briefsiegel.itests.services;

import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.testkit.memory.Stores;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.SandboxMessages;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys;
import org.briefsiegel.transfer.storeapi.RecipientTries;
import org.briefsiegel.transfer.storeapi.Sessions;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.storeapi.Windows;

/** A ledger in a database beside the stores of transfers. What fails half-way isn't undone in both. */
record RealLedger(Stores stores, Stores books) implements Stores {

    @Override
    public Transactions transactions() {
        return stores.transactions();
    }

    @Override
    public TransferStore transfers() {
        return stores.transfers();
    }

    @Override
    public Outbox outbox() {
        return stores.outbox();
    }

    @Override
    public Sessions sessions() {
        return stores.sessions();
    }

    @Override
    public IdempotencyKeys keys() {
        return stores.keys();
    }

    @Override
    public RecipientTries recipientTries() {
        return stores.recipientTries();
    }

    @Override
    public SandboxMessages sandboxMessages() {
        return stores.sandboxMessages();
    }

    @Override
    public Windows windows() {
        return stores.windows();
    }

    @Override
    public Ledger ledger() {
        return books.ledger();
    }

    @Override
    public Books books(HouseCurrency currency) {
        return books.books(currency);
    }
}
