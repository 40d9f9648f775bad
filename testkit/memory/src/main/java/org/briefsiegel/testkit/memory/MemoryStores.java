package org.briefsiegel.testkit.memory;

import java.time.Clock;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.platform.persistence.Transactions;
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
import org.briefsiegel.webhook.api.WebhookStore;

/**
 * The stores of one node, in memory. They pass the contract tests of those in the database; what they lack is that
 * transactions run at the same time. A transaction must not wait for work of another thread that reads or writes, too.
 */
public final class MemoryStores implements Stores {

    private static final int TAX_PERCENT = 20;

    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryWindows windows = new MemoryWindows(transactions);
    private final MemoryEvents events = new MemoryEvents(transactions);
    private final MemoryTransferStore transfers = new MemoryTransferStore(transactions, windows, events);
    private final MemoryOutbox outbox = new MemoryOutbox(transactions);
    private final Sessions sessions = new MemorySessions(transactions);
    private final IdempotencyKeys keys = new MemoryIdempotencyKeys(transactions);
    private final RecipientTries recipientTries = new MemoryRecipientTries(transactions);
    private final BouncedAddresses bouncedAddresses = new MemoryBouncedAddresses(transactions);
    private final SandboxMessages sandboxMessages = new MemorySandboxMessages(transactions);
    private final WebhookStore webhooks = new MemoryWebhooks(transactions);
    private final MemoryLedger ledger;
    private final Clock clock;

    public MemoryStores(Clock clock) {
        this.ledger = new MemoryLedger(transactions, TAX_PERCENT, clock);
        this.clock = clock;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public TransferStore transfers() {
        return transfers;
    }

    public TransferIndex index() {
        return new MemoryTransferIndex(transactions, transfers);
    }

    public EventFeed feed() {
        return events;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public Receipts receipts() {
        return outbox.receipts();
    }

    /** The queue of the outbox, at this time. */
    public MessageQueue queue(Clock clock) {
        return outbox.queue(clock);
    }

    /** What is left of the body of an outbox message. */
    public String body(String message) {
        return outbox.body(message);
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public IdempotencyKeys keys() {
        return keys;
    }

    @Override
    public RecipientTries recipientTries() {
        return recipientTries;
    }

    @Override
    public BouncedAddresses bouncedAddresses() {
        return bouncedAddresses;
    }

    @Override
    public SandboxMessages sandboxMessages() {
        return sandboxMessages;
    }

    @Override
    public Windows windows() {
        return windows;
    }

    public WebhookStore webhooks() {
        return webhooks;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Books books(HouseCurrency currency) {
        return new MemoryBooks(ledger, currency, clock);
    }
}
