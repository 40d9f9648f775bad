package org.briefsiegel.testkit.storecontract;

import java.time.Clock;
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

/** The stores of transfers that share their transactions. */
public interface StoreBackend {

    Transactions transactions();

    TransferStore transfers();

    TransferIndex index();

    EventFeed feed();

    Outbox outbox();

    /** The queue of the outbox, at this time. */
    MessageQueue queue(Clock clock);

    Receipts receipts();

    Sessions sessions();

    IdempotencyKeys keys();

    RecipientTries recipientTries();

    BouncedAddresses bouncedAddresses();

    SandboxMessages sandboxMessages();

    Windows windows();

    /** What is kept of an outbox message's body: no store tells, once it is settled. */
    String body(String message);
}
