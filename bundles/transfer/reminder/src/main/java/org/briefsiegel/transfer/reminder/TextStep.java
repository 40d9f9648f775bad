package org.briefsiegel.transfer.reminder;

import java.util.List;
import java.util.Optional;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.outboxwriter.OutboxWriter;
import org.briefsiegel.transfer.pricing.Pricer;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.textreminder.ReminderText;
import org.briefsiegel.transfer.textreminder.TextReminders;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reminds by text message: only as it was agreed when the transfer was sent, and at that price. What is reserved isn't agreed any
 * more, so each goes out once at the most.
 */
@Component(service = TextStep.class)
public final class TextStep {

    private final TransferStore store;
    private final Ledger ledger;
    private final Pricer pricer;
    private final TextReminders reminders;
    private final OutboxWriter outbox;

    @Activate
    public TextStep(
            @Reference TransferStore store,
            @Reference Ledger ledger,
            @Reference Pricer pricer,
            @Reference TextReminders reminders,
            @Reference OutboxWriter outbox) {
        this.store = store;
        this.ledger = ledger;
        this.pricer = pricer;
        this.reminders = reminders;
        this.outbox = outbox;
    }

    /**
     * Takes it where it is due, or notes why it is left out for good. Within the change of the transfer.
     *
     * @throws org.briefsiegel.spine.api.ClosedException when nothing can be sent or priced at the moment; nothing is changed, then
     */
    void take(Practice practice, TransferAggregate transfer) {
        TransferRecord record = transfer.record();
        List<Charge> agreed = ledger.charges(record.practice(), record.id()).stream()
                .filter(Charge::isReminder)
                .filter(charge -> charge.state() == Charge.State.AGREED)
                .toList();
        if (agreed.isEmpty()) {
            return;
        }
        List<Integer> days = agreed.stream().map(TextStep::day).toList();
        Ladder.of(practice)
                .textDue(record, store.events(record.practice(), record.id()), days, transfer.now())
                .map(day -> agreed.get(days.indexOf(day)))
                .ifPresent(charge -> take(practice, transfer, charge));
    }

    private static int day(Charge charge) {
        return Integer.parseInt(charge.kind().substring(Booking.REMINDER.length()));
    }

    private void take(Practice practice, TransferAggregate transfer, Charge charge) {
        TransferRecord record = transfer.record();
        Optional<ReminderText> text = reminders.text(
                practice,
                new TextReminders.Subject(
                        record.factor(),
                        record.recipient().phone(),
                        record.recipient().locale(),
                        record.expiresAt()));
        Optional<Problem> obstacle =
                text.map(it -> obstacle(practice, record, it, charge)).orElse(Optional.of(Problem.INVALID_FACT));
        if (obstacle.isPresent()) {
            ledger.release(record.practice(), record.id(), charge.kind());
            transfer.note(Kind.REMINDER_TEXT_LEFT_OUT, obstacle.get().id());
        } else if (ledger.reserve(record.practice(), record.id(), charge.kind())) {
            outbox.reminderText(record, charge.kind(), text.orElseThrow(), transfer.now());
        }
    }

    private Optional<Problem> obstacle(Practice practice, TransferRecord transfer, ReminderText text, Charge charge) {
        if (!reminders.isIncluded(practice, transfer.factor(), text)) {
            return Optional.of(Problem.PLAN_REQUIRED);
        }
        if (!pricer.allowsReminder(practice, charge.total())) {
            return Optional.of(Problem.CAP_REACHED);
        }
        return pricer.coversReminder(practice, charge) ? Optional.empty() : Optional.of(Problem.BALANCE_TOO_LOW);
    }
}
