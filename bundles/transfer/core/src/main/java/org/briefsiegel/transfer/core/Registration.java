package org.briefsiegel.transfer.core;

import java.time.Instant;
import java.util.UUID;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.plugins.Plugins;
import org.briefsiegel.transfer.spi.IdempotencyKeys;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.spi.Outbox.Purpose;
import org.briefsiegel.transfer.spi.Secret;
import org.briefsiegel.transfer.spi.Spine.StationClosedException;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;
import org.briefsiegel.transfer.spi.Vault;

/** Writes an accepted transfer in one transaction: the transfer, its charge, its messages, its first event, its key. */
final class Registration {

    private final Transactions transactions;
    private final TransferStore store;
    private final Outbox outbox;
    private final IdempotencyKeys keys;
    private final Ledger ledger;
    private final Vault vault;
    private final Plugins plugins;
    private final Rules rules;

    Registration(
            Transactions transactions,
            TransferStore store,
            Outbox outbox,
            IdempotencyKeys keys,
            Ledger ledger,
            Vault vault,
            Plugins plugins,
            Rules rules) {
        this.transactions = transactions;
        this.store = store;
        this.outbox = outbox;
        this.keys = keys;
        this.ledger = ledger;
        this.vault = vault;
        this.plugins = plugins;
        this.rules = rules;
    }

    void register(
            TransferRecord transfer, Journey journey, Secret link, String key, IdempotencyKeys.Use use, Instant now) {
        transactions.within(() -> {
            store.insert(transfer);
            keys.note(transfer.practice(), key, use, now);
            store.addEvent(
                    transfer.practice(),
                    transfer.id(),
                    new TransferEvent(now, TransferEvent.Kind.ACCEPTED, transfer.factor()));
            Money total = Pricer.total(journey);
            if (total.minorUnits() > 0) {
                ledger.reserve(transfer.practice(), transfer.id(), total);
            }
            if (transfer.factor().equals(Submission.NO_FACTOR)) {
                enqueue(transfer, Purpose.ATTACHMENT, rules.noticeChannel(), "", now);
            } else {
                enqueue(transfer, Purpose.NOTICE, rules.noticeChannel(), link.value(), now);
            }
            for (Journey.Parcel parcel : journey.parcels()) {
                enqueue(transfer, Purpose.FACTOR, parcel.channel(), parcel.address() + "\n" + parcel.text(), now);
            }
        });
    }

    private void enqueue(TransferRecord transfer, Purpose purpose, String channelId, String body, Instant now) {
        Channel channel =
                plugins.channel(channelId).orElseThrow(() -> new StationClosedException("channel." + channelId));
        String id = "m-" + UUID.randomUUID();
        outbox.enqueue(new Outbox.Item(
                id,
                transfer.practice(),
                transfer.id(),
                purpose,
                channelId,
                vault.sealText(Outbox.context(transfer.practice(), id), body),
                now,
                now.plus(channel.patience()),
                0,
                false));
    }
}
