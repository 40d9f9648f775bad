package org.briefsiegel.transfer.outcome;

import java.util.Optional;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.outboxapi.Receipts.Sent;
import org.briefsiegel.transfer.outboxapi.ReminderTextId;

/**
 * What becomes owed with a message: what its transfer's codes cost, all together; or what this reminder costs.
 *
 * @param kind of the reminder's charge; empty for codes
 */
public record Owed(Ledger ledger, String practice, String transfer, Optional<String> kind) {

    /** For a code. */
    static Owed forCodes(Ledger ledger, Item item) {
        return new Owed(ledger, item.practice(), item.transfer(), Optional.empty());
    }

    /** For a text message that reminds. */
    static Owed forReminder(Ledger ledger, Item item) {
        return new Owed(
                ledger,
                item.practice(),
                item.transfer(),
                Optional.of(ReminderTextId.charge(item.transfer(), item.id())));
    }

    /** Empty where the message costs nothing. */
    public static Optional<Owed> with(Ledger ledger, Sent message) {
        Optional<String> kind = message.purpose() == Purpose.REMINDER_TEXT
                ? Optional.of(ReminderTextId.charge(message.transfer(), message.id()))
                : Optional.empty();
        return message.purpose() == Purpose.FACTOR || kind.isPresent()
                ? Optional.of(new Owed(ledger, message.practice(), message.transfer(), kind))
                : Optional.empty();
    }

    void post() {
        kind.ifPresentOrElse(it -> ledger.post(practice, transfer, it), () -> ledger.post(practice, transfer));
    }

    void confirm() {
        kind.ifPresentOrElse(it -> ledger.confirm(practice, transfer, it), () -> ledger.confirm(practice, transfer));
    }

    void release() {
        kind.ifPresentOrElse(it -> ledger.release(practice, transfer, it), () -> ledger.release(practice, transfer));
    }

    void doubt() {
        kind.ifPresentOrElse(it -> ledger.doubt(practice, transfer, it), () -> ledger.doubt(practice, transfer));
    }
}
