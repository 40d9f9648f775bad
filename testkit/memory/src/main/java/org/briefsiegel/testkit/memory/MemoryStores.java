package org.briefsiegel.testkit.memory;

import java.time.Clock;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.api.MessageQueue;
import org.briefsiegel.transfer.events.EventFeed;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.SandboxMessages;
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
public final class MemoryStores {

    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryWindows windows = new MemoryWindows(transactions);
    private final MemoryEvents events = new MemoryEvents(transactions);
    private final MemoryTransferStore transfers = new MemoryTransferStore(transactions, windows, events);
    private final MemoryOutbox outbox = new MemoryOutbox(transactions);
    private final Sessions sessions = new MemorySessions(transactions);
    private final IdempotencyKeys keys = new MemoryIdempotencyKeys(transactions);
    private final RecipientTries recipientTries = new MemoryRecipientTries(transactions);
    private final SandboxMessages sandboxMessages = new MemorySandboxMessages(transactions);
    private final WebhookStore webhooks = new MemoryWebhooks(transactions);
    private final Ledger ledger;

    public MemoryStores(Clock clock) {
        ledger = new MemoryLedger(transactions, clock);
    }

    public Transactions transactions() {
        return transactions;
    }

    public TransferStore transfers() {
        return transfers;
    }

    public TransferIndex index() {
        return new MemoryTransferIndex(transactions, transfers);
    }

    public EventFeed feed() {
        return events;
    }

    public Outbox outbox() {
        return outbox;
    }

    /** The queue of the outbox, at this time. */
    public MessageQueue queue(Clock clock) {
        return outbox.queue(clock);
    }

    /** What is left of the body of an outbox message. */
    public String body(String message) {
        return outbox.body(message);
    }

    public Sessions sessions() {
        return sessions;
    }

    public IdempotencyKeys keys() {
        return keys;
    }

    public RecipientTries recipientTries() {
        return recipientTries;
    }

    public SandboxMessages sandboxMessages() {
        return sandboxMessages;
    }

    public Windows windows() {
        return windows;
    }

    public WebhookStore webhooks() {
        return webhooks;
    }

    public Ledger ledger() {
        return ledger;
    }
}
