package org.briefsiegel.transfer.retention;

import java.util.Optional;
import java.util.function.Function;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.transfer.lifecycle.Command;
import org.briefsiegel.transfer.lifecycle.Obstacle;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.storeapi.Sessions;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends transfers: no access from the moment of the commit, and what was never sent isn't charged; destroys their content. */
@Component(service = TransferEnding.class)
public final class TransferEnding {

    private static final Logger LOG = LoggerFactory.getLogger(TransferEnding.class);

    private final Transfers transfers;
    private final Outbox outbox;
    private final Sessions sessions;
    private final Ledger ledger;
    private final Vault vault;

    @Activate
    public TransferEnding(
            @Reference Transfers transfers,
            @Reference Outbox outbox,
            @Reference Sessions sessions,
            @Reference Ledger ledger,
            @Reference Vault vault) {
        this.transfers = transfers;
        this.outbox = outbox;
        this.sessions = sessions;
        this.ledger = ledger;
        this.vault = vault;
    }

    /**
     * The keys go with the commit; a file that a crash leaves behind can't be opened, and the sweep finds it.
     *
     * @return why it can't be taken back; empty where it is, or was
     */
    public Optional<Obstacle> revoke(TransferRecord transfer) {
        Optional<Obstacle> obstacle = change(transfer, stored -> {
            boolean ends = stored.revoke();
            if (ends) {
                close(stored);
            }
            return ends ? Optional.empty() : stored.obstacle(Command.REVOKE);
        });
        if (obstacle.isEmpty()) {
            destroyFiles(transfer);
        }
        return obstacle;
    }

    /**
     * Nobody gets in any more; the content is kept for a while, in case the practice renews the link. Not
     * where it was renewed a moment ago.
     */
    public void expire(TransferRecord transfer) {
        change(transfer, stored -> {
            boolean ends = stored.expire();
            if (ends) {
                close(stored);
            }
            return ends;
        });
    }

    /** Destroys the content of an expired transfer, unless it was renewed a moment ago. */
    void destroy(TransferRecord transfer) {
        if (change(transfer, TransferAggregate::destroy)) {
            destroyFiles(transfer);
        }
    }

    private <T> T change(TransferRecord transfer, Function<TransferAggregate, T> work) {
        return transfers.change(transfer.practice(), transfer.id(), work).orElseThrow();
    }

    /** What waits isn't sent any more, and what was never sent isn't charged. */
    private void close(TransferAggregate transfer) {
        String practice = transfer.record().practice();
        String id = transfer.record().id();
        sessions.closeAll(practice, id);
        boolean mayStillLeave = outbox.inHand(practice, id, Purpose.FACTOR, transfer.now());
        boolean reminderLeaves = outbox.inHand(practice, id, Purpose.REMINDER_TEXT, transfer.now());
        outbox.withdraw(practice, id);
        if (!mayStillLeave) { // else whoever has it in hand says what is owed
            ledger.release(practice, id);
        }
        ledger.releaseReminders(practice, id, reminderLeaves);
    }

    private void destroyFiles(TransferRecord transfer) {
        transfer.documents().forEach(document -> destroyFile(document.sealed().blob()));
    }

    private void destroyFile(String blob) {
        try {
            vault.destroy(blob);
        } catch (RuntimeException e) {
            LOG.warn("Content {} is erased, and its file is left to the sweep", blob, e);
        }
    }
}
