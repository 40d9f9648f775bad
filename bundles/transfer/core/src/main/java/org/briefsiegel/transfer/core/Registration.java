package org.briefsiegel.transfer.core;

import java.time.Instant;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.spi.IdempotencyKeys;
import org.briefsiegel.transfer.spi.Secret;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;

/** Writes an accepted transfer in one transaction: the transfer, its charge, its messages, its first event, its key. */
final class Registration {

    private final Transactions transactions;
    private final TransferStore store;
    private final OutTray outTray;
    private final IdempotencyKeys keys;
    private final Ledger ledger;

    Registration(Transactions transactions, TransferStore store, OutTray outTray, IdempotencyKeys keys, Ledger ledger) {
        this.transactions = transactions;
        this.store = store;
        this.outTray = outTray;
        this.keys = keys;
        this.ledger = ledger;
    }

    void register(
            TransferRecord transfer,
            Journey journey,
            Secret link,
            String key,
            IdempotencyKeys.Noted noted,
            Instant now) {
        transactions.within(() -> {
            store.insert(transfer);
            keys.note(transfer.practice(), key, noted, now);
            store.addEvent(
                    transfer.practice(),
                    transfer.id(),
                    new TransferEvent(now, TransferEvent.Kind.ACCEPTED, transfer.factor()));
            if (!journey.price().lines().isEmpty()) {
                ledger.reserve(new Booking(
                        transfer.practice(),
                        transfer.id(),
                        Booking.FIRST,
                        journey.price().lines()));
            }
            if (transfer.factor().equals(Submission.NO_FACTOR)) {
                outTray.attachment(transfer, now);
            } else {
                store.addLink(transfer.practice(), transfer.id(), link.hash());
                outTray.notice(transfer, link, now);
            }
            outTray.parcels(transfer, journey, now);
        });
    }
}
