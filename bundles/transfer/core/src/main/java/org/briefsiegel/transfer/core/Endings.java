package org.briefsiegel.transfer.core;

import java.time.Clock;
import java.time.Instant;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.spi.Sessions;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;
import org.briefsiegel.transfer.spi.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends transfers for good: no access from the moment of the commit, the content is destroyed, and what was never sent isn't charged. */
final class Endings {

    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

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

    void revoke(TransferRecord transfer) {
        end(transfer, TransferState.REVOKED, TransferEvent.Kind.REVOKED);
    }

    void expire(TransferRecord transfer) {
        end(transfer, TransferState.EXPIRED, TransferEvent.Kind.EXPIRED);
    }

    /** The keys go with the commit; a file that a crash leaves behind can't be opened, and the sweep finds it. */
    private void end(TransferRecord transfer, TransferState state, TransferEvent.Kind kind) {
        String practice = transfer.practice();
        String id = transfer.id();
        boolean ended = transactions.within(() -> {
            if (!store.advance(practice, id, state.sources(), state)) {
                return false;
            }
            Instant now = Instant.now(clock);
            sessions.closeAll(practice, id);
            outbox.withdraw(practice, id);
            ledger.release(practice, id);
            store.addEvent(practice, id, new TransferEvent(now, kind, ""));
            if (store.eraseSecrets(practice, id, now)) {
                store.addEvent(practice, id, new TransferEvent(now, TransferEvent.Kind.CONTENT_DESTROYED, ""));
            }
            return true;
        });
        if (ended) {
            transfer.documents().forEach(document -> destroy(document.sealed().blob()));
        }
    }

    private void destroy(String blob) {
        try {
            vault.destroy(blob);
        } catch (RuntimeException e) {
            LOG.warn("Content {} is erased, and its file is left to the sweep", blob, e);
        }
    }
}
