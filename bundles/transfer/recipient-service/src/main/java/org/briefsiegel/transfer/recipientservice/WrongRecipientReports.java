package org.briefsiegel.transfer.recipientservice;

import java.util.List;
import org.briefsiegel.transfer.api.Exposure;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.notice.Alerts;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.storeapi.Sessions;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Closes a transfer that somebody says isn't for them. It is taken of a transfer that is over, too: the practice has to know
 * that somebody else got the link, whatever the link still opens.
 */
@Component(service = WrongRecipientReports.class)
public final class WrongRecipientReports {

    private final Transfers transfers;
    private final TransferStore store;
    private final Sessions sessions;
    private final Outbox outbox;
    private final Alerts alerts;

    @Activate
    public WrongRecipientReports(
            @Reference Transfers transfers,
            @Reference TransferStore store,
            @Reference Sessions sessions,
            @Reference Outbox outbox,
            @Reference Alerts alerts) {
        this.transfers = transfers;
        this.store = store;
        this.sessions = sessions;
        this.outbox = outbox;
        this.alerts = alerts;
    }

    /** Without effect the second time, until the practice has unlocked the transfer. */
    void report(TransferRecord seen) {
        if (seen.wrongRecipientAt().isPresent()) {
            return; // seen without the lock, so that posts by the hundred don't hold the row
        }
        transfers.change(seen.practice(), seen.id(), transfer -> {
            boolean first = transfer.report();
            if (first) {
                sessions.closeAll(seen.practice(), seen.id());
                outbox.withdraw(seen.practice(), seen.id());
                TransferEvent event =
                        transfer.note(Kind.WRONG_RECIPIENT, exposure(seen).format());
                alerts.raise(seen.practice(), seen.id(), event);
            }
            return first;
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
