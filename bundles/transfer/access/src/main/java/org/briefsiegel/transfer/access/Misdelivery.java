package org.briefsiegel.transfer.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.api.Exposure;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.spi.Alerts;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.spi.Sessions;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;

/**
 * Closes a transfer that somebody says isn't for them. It is taken of a transfer that is over, too: the practice has to know
 * that somebody else got the link, whatever the link still opens.
 */
final class Misdelivery {

    private final Transactions transactions;
    private final TransferStore store;
    private final Sessions sessions;
    private final Outbox outbox;
    private final Alerts alerts;
    private final Clock clock;

    Misdelivery(
            Transactions transactions,
            TransferStore store,
            Sessions sessions,
            Outbox outbox,
            Alerts alerts,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.sessions = sessions;
        this.outbox = outbox;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Without effect the second time, until the practice has unlocked the transfer. */
    void report(TransferRecord transfer) {
        String practice = transfer.practice();
        String id = transfer.id();
        Instant now = Instant.now(clock);
        if (transfer.wrongRecipientAt().isPresent()) {
            return; // seen without the lock, so that posts by the hundred don't hold the row
        }
        transactions.within(() -> {
            store.lock(practice, id);
            if (!store.markWrongRecipient(practice, id, now)) {
                return;
            }
            store.advance(practice, id, TransferState.LOCKED.sources(), TransferState.LOCKED);
            sessions.closeAll(practice, id);
            outbox.withdraw(practice, id);
            TransferEvent event = new TransferEvent(
                    now, Kind.WRONG_RECIPIENT, exposure(transfer).format());
            store.addEvent(practice, id, event);
            alerts.raise(practice, id, event);
        });
    }

    private Exposure exposure(TransferRecord transfer) {
        List<TransferEvent> events = store.events(transfer.practice(), transfer.id());
        if (events.stream().noneMatch(event -> event.kind() == Kind.OPENED)) {
            return Exposure.NONE;
        }
        long started = events.stream()
                .filter(event -> event.kind() == Kind.DOCUMENT_STARTED)
                .map(TransferEvent::detail)
                .distinct()
                .count();
        return Exposure.opened(Math.toIntExact(started), transfer.documents().size());
    }
}
