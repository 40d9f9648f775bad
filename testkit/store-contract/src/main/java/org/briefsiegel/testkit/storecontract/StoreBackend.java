package org.briefsiegel.testkit.storecontract;

import java.time.Clock;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.api.MessageQueue;
import org.briefsiegel.transfer.spi.EventFeed;
import org.briefsiegel.transfer.spi.IdempotencyKeys;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.spi.RecipientTries;
import org.briefsiegel.transfer.spi.SandboxMessages;
import org.briefsiegel.transfer.spi.Sessions;
import org.briefsiegel.transfer.spi.TransferIndex;
import org.briefsiegel.transfer.spi.TransferStore;
import org.briefsiegel.transfer.spi.Windows;

/** The stores of transfers that share their transactions. */
public interface StoreBackend {

    Transactions transactions();

    TransferStore transfers();

    TransferIndex index();

    EventFeed feed();

    Outbox outbox();

    /** The queue of the outbox, at this time. */
    MessageQueue queue(Clock clock);

    Sessions sessions();

    IdempotencyKeys keys();

    RecipientTries recipientTries();

    SandboxMessages sandboxMessages();

    Windows windows();

    /** What is kept of an outbox message's body: no store tells, once it is settled. */
    String body(String message);
}
