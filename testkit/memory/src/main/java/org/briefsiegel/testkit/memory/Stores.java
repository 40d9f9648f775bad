package org.briefsiegel.testkit.memory;

import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Receipts;
import org.briefsiegel.transfer.outboxapi.SandboxMessages;
import org.briefsiegel.transfer.storeapi.BouncedAddresses;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys;
import org.briefsiegel.transfer.storeapi.RecipientTries;
import org.briefsiegel.transfer.storeapi.Sessions;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.storeapi.Windows;

/** The stores that services stand on, which share their transactions. */
public interface Stores {

    Transactions transactions();

    TransferStore transfers();

    Outbox outbox();

    Receipts receipts();

    Sessions sessions();

    IdempotencyKeys keys();

    RecipientTries recipientTries();

    BouncedAddresses bouncedAddresses();

    SandboxMessages sandboxMessages();

    Windows windows();

    Ledger ledger();

    /** What the ledger says, in this currency where it says nothing. */
    Books books(HouseCurrency currency);
}
