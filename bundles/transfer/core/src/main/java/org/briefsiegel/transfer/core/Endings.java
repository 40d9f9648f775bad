package org.briefsiegel.transfer.core;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.spi.Outbox.Purpose;
import org.briefsiegel.transfer.spi.Sessions;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;
import org.briefsiegel.transfer.spi.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends transfers: no access from the moment of the commit, and what was never sent isn't charged; destroys their content. */
final class Endings {

    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

    /** The states of an attachment whose mail is on its way, as far as anybody knows. */
    private static final Set<TransferState> HAS_LEFT = EnumSet.of(TransferState.NOTIFIED, TransferState.DOUBTFUL);

    private final Transactions transactions;
    private final TransferStore store;
    private final Outbox outbox;
    private final Sessions sessions;
    private final Ledger ledger;
    private final Vault vault;
    private final Clock clock;

    Endings(
            Transactions transactions,
            TransferStore store,
            Outbox outbox,
            Sessions sessions,
            Ledger ledger,
            Vault vault,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.outbox = outbox;
        this.sessions = sessions;
        this.ledger = ledger;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * The keys go with the commit; a file that a crash leaves behind can't be opened, and the sweep finds it. What has left as an
     * attachment has no access to end.
     *
     * @return false where it can't be taken back
     */
    boolean revoke(TransferRecord transfer) {
        if (transfer.factor().equals(Submission.NO_FACTOR) && HAS_LEFT.contains(transfer.state())) {
            return false;
        }
        boolean ended = transactions.within(() -> {
            boolean first = end(transfer, TransferState.REVOKED, TransferEvent.Kind.REVOKED);
            if (first) {
                erase(transfer);
            }
            return first;
        });
        if (ended) {
            destroyFiles(transfer);
        }
        return true;
    }

    /**
     * Nobody gets in any more; the content is kept for a while, in case the practice renews the link. Not
     * where it was renewed a moment ago.
     */
    void expire(TransferRecord transfer) {
        Instant now = Instant.now(clock);
        transactions.within(() -> {
            store.lock(transfer.practice(), transfer.id());
            boolean over = store.find(transfer.practice(), transfer.id())
                    .flatMap(TransferRecord::expiresAt)
                    .filter(end -> !end.isAfter(now))
                    .isPresent();
            return over && end(transfer, TransferState.EXPIRED, TransferEvent.Kind.EXPIRED);
        });
    }

    /** Destroys the content of an expired transfer, unless it was renewed a moment ago. */
    void destroy(TransferRecord transfer) {
        boolean erased = transactions.within(() -> {
            store.lock(transfer.practice(), transfer.id());
            boolean expired = store.find(transfer.practice(), transfer.id())
                    .filter(now -> now.state() == TransferState.EXPIRED)
                    .isPresent();
            return expired && erase(transfer);
        });
        if (erased) {
            destroyFiles(transfer);
        }
    }

    private boolean end(TransferRecord transfer, TransferState state, TransferEvent.Kind kind) {
        String practice = transfer.practice();
        String id = transfer.id();
        if (!store.advance(practice, id, state.sources(), state)) {
            return false;
        }
        sessions.closeAll(practice, id);
        boolean mayStillLeave = outbox.inHand(practice, id, Purpose.FACTOR, Instant.now(clock));
        outbox.withdraw(practice, id);
        if (!mayStillLeave) { // else whoever has it in hand says what is owed
            ledger.release(practice, id);
        }
        store.addEvent(practice, id, new TransferEvent(Instant.now(clock), kind, ""));
        return true;
    }

    private boolean erase(TransferRecord transfer) {
        Instant now = Instant.now(clock);
        boolean erased = store.eraseSecrets(transfer.practice(), transfer.id(), now);
        if (erased) {
            store.addEvent(
                    transfer.practice(),
                    transfer.id(),
                    new TransferEvent(now, TransferEvent.Kind.CONTENT_DESTROYED, ""));
        }
        return erased;
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
