package org.briefsiegel.transfer.core;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.spi.RecipientTries;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;
import org.briefsiegel.transfer.spi.Vault;

/** Opens again what was locked, because the practice says so; with all tries, where they had locked it. */
final class Unlocking {

    private static final Set<TransferEvent.Kind> NOTICE_WAITS =
            EnumSet.of(TransferEvent.Kind.ACCEPTED, TransferEvent.Kind.RESENT, TransferEvent.Kind.RENEWED);

    private final Transactions transactions;
    private final TransferStore store;
    private final RecipientTries recipientTries;
    private final Vault vault;
    private final Outbox outbox;
    private final Views views;
    private final int maxTries;
    private final Clock clock;

    Unlocking(
            Transactions transactions,
            TransferStore store,
            RecipientTries recipientTries,
            Vault vault,
            Outbox outbox,
            Views views,
            int maxTries,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.recipientTries = recipientTries;
        this.vault = vault;
        this.outbox = outbox;
        this.views = views;
        this.maxTries = maxTries;
        this.clock = clock;
    }

    Reply<Transfer> unlock(String practice, String id, Locale locale) {
        Optional<TransferRecord> found = store.find(practice, id);
        if (found.isEmpty()) {
            return Reply.refused(Refusal.of(Problem.NOT_FOUND, new Texts(locale).of("transfer.unknown")));
        }
        if (isOver(found.get())) {
            return Reply.refused(Refusal.of(Problem.STATE_CONFLICT, new Texts(locale).of("unlock.over")));
        }
        transactions.within(() -> carryOut(found.get()));
        return Reply.done(views.find(practice, id).orElseThrow());
    }

    /** Of an expired transfer there is a wrong recipient to take back: it couldn't be renewed otherwise. */
    private static boolean isOver(TransferRecord transfer) {
        boolean reported = transfer.state() == TransferState.EXPIRED
                && transfer.wrongRecipientAt().isPresent();
        return transfer.state().isOver() && !reported;
    }

    /** What was sent, or withdrawn, while the transfer was locked has left no trace in its state. */
    private void carryOut(TransferRecord transfer) {
        String practice = transfer.practice();
        String id = transfer.id();
        store.lock(practice, id);
        boolean unpaused = unpauseRecipient(transfer);
        if (!store.unlock(practice, id, maxTries) && !unpaused) {
            return;
        }
        store.addEvent(practice, id, new TransferEvent(Instant.now(clock), TransferEvent.Kind.UNLOCKED, ""));
        if (outbox.waiting(practice, id) == 0) {
            store.advance(practice, id, Set.of(TransferState.QUEUED), standing(practice, id));
        }
    }

    /** Not where a report alone has locked it: whoever reports could get tries anew otherwise. */
    private boolean unpauseRecipient(TransferRecord transfer) {
        boolean byReportAlone = transfer.wrongRecipientAt().isPresent() && transfer.tries() < maxTries;
        return !byReportAlone && recipientTries.forget(transfer.practice(), RecipientTries.bucket(vault, transfer));
    }

    /** What has become of the notice that was to go out last: a report withdraws one that waits. */
    private TransferState standing(String practice, String id) {
        TransferState standing = TransferState.UNDELIVERABLE;
        for (TransferEvent event : store.events(practice, id)) {
            if (NOTICE_WAITS.contains(event.kind())) {
                standing = TransferState.UNDELIVERABLE;
            } else if (event.kind() == TransferEvent.Kind.DELIVERY_DOUBTFUL) {
                standing = TransferState.DOUBTFUL;
            } else if (event.kind() == TransferEvent.Kind.NOTICE_SENT && standing != TransferState.DOUBTFUL) {
                standing = TransferState.NOTIFIED;
            }
        }
        return standing;
    }
}
