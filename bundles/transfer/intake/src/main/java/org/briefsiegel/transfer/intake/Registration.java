package org.briefsiegel.transfer.intake;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.outboxwriter.OutboxWriter;
import org.briefsiegel.transfer.pricing.Pricer;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.submission.RoutingSlip;
import org.briefsiegel.transfer.textreminder.ReminderOffer;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes an accepted transfer in one transaction: the transfer, its charge, its messages, its first event, its key. Or nothing, where
 * the balance that the charge is taken from doesn't cover it any more.
 */
@Component(service = Registration.class)
public final class Registration {

    private final Transactions transactions;
    private final TransferStore store;
    private final OutboxWriter outboxWriter;
    private final IdempotencyKeys keys;
    private final Ledger ledger;
    private final Pricer pricer;

    @Activate
    public Registration(
            @Reference Transactions transactions,
            @Reference TransferStore store,
            @Reference OutboxWriter outboxWriter,
            @Reference IdempotencyKeys keys,
            @Reference Ledger ledger,
            @Reference Pricer pricer) {
        this.transactions = transactions;
        this.store = store;
        this.outboxWriter = outboxWriter;
        this.keys = keys;
        this.ledger = ledger;
        this.pricer = pricer;
    }

    Optional<Refusal> register(
            TransferRecord transfer,
            RoutingSlip slip,
            Optional<ReminderOffer> reminders,
            Secret link,
            String key,
            IdempotencyKeys.Noted noted,
            Locale locale,
            Instant now) {
        return transactions.within(() -> {
            Optional<Refusal> refusal = pricer.notCovered(transfer.practice(), slip, locale);
            if (refusal.isPresent()) {
                return refusal;
            }
            store.insert(transfer);
            keys.note(transfer.practice(), key, noted, now);
            store.addEvent(
                    transfer.practice(),
                    transfer.id(),
                    new TransferEvent(now, TransferEvent.Kind.ACCEPTED, transfer.factor()));
            if (!slip.price().lines().isEmpty()) {
                ledger.reserve(new Booking(
                        transfer.practice(),
                        transfer.id(),
                        Booking.FIRST,
                        slip.price().lines(),
                        slip.price().prepaid()));
            }
            reminders.ifPresent(offer -> agree(transfer, offer));
            if (transfer.factor().equals(Submission.NO_FACTOR)) {
                outboxWriter.attachment(transfer, now);
            } else if (!transfer.recipient().isOnPaper()) { // whose links are made with their sheets
                store.addLink(transfer.practice(), transfer.id(), link.hash());
                outboxWriter.notice(transfer, link, now);
            }
            outboxWriter.messages(transfer, slip, now);
            return Optional.empty();
        });
    }

    /** At what was quoted, whatever is set later. */
    private void agree(TransferRecord transfer, ReminderOffer offer) {
        offer.days()
                .forEach(day -> ledger.agree(new Booking(
                        transfer.practice(), transfer.id(), Booking.REMINDER + day, offer.lines(), offer.prepaid())));
    }
}
