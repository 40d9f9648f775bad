package org.briefsiegel.transfer.outcome;

import java.time.Instant;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.transfer.api.DeliveryReason;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;

/**
 * What becomes of a text message that reminds: its event and its own charge. Where the transfer stands doesn't depend on it, since
 * the mail with the link is another message.
 */
final class ReminderTextConclusions {

    private final Outbox outbox;
    private final Ledger ledger;
    private final ChargeRule rule;
    private final Backoff backoff;

    ReminderTextConclusions(Outbox outbox, Ledger ledger, ChargeRule rule, Backoff backoff) {
        this.outbox = outbox;
        this.ledger = ledger;
        this.rule = rule;
        this.backoff = backoff;
    }

    /** False where the message isn't in this claim's hands any more. */
    boolean settle(TransferAggregate transfer, Item item, Outcome outcome) {
        return switch (outcome.kind()) {
            case ACCEPTED -> accepted(transfer, item, outcome);
            case PERMANENT -> failed(transfer, item, reason(outcome));
            case RETRY -> again(transfer, item, reason(outcome), item.again());
            case UNKNOWN ->
                item.again() ? doubtful(transfer, item) : again(transfer, item, DeliveryReason.ANSWER_LOST, true);
        };
    }

    /** Its time was over before it could be sent, or sent once more. */
    boolean late(TransferAggregate transfer, Item item) {
        return item.again() ? doubtful(transfer, item) : failed(transfer, item, DeliveryReason.NOT_IN_TIME);
    }

    /** It was kept instead of sent, and is settled in the outbox. */
    void kept(TransferAggregate transfer, Item item) {
        transfer.note(Kind.REMINDER_TEXT_SENT, "");
        rule.taken(owed(item), false);
    }

    /** Nobody needs to be reminded any more. */
    boolean dropped(TransferAggregate transfer, Item item) {
        boolean ours = outbox.abandoned(item, transfer.now());
        if (ours) {
            unsent(item, item.again());
        }
        return ours;
    }

    /** What was withdrawn while it was in hand, and isn't in another's. */
    void unsent(Item item, boolean perhapsSent) {
        if (outbox.waiting(item.practice(), item.transfer(), Purpose.REMINDER_TEXT) > 0) {
            return;
        }
        if (perhapsSent) {
            owed(item).doubt();
        } else {
            owed(item).release();
        }
    }

    private boolean accepted(TransferAggregate transfer, Item item, Outcome outcome) {
        transfer.note(Kind.REMINDER_TEXT_SENT, ""); // it has left, whoever has it in hand now
        boolean ours = outbox.accepted(item, outcome.receipts(), transfer.now());
        if (ours) {
            rule.taken(owed(item), !outcome.receipts().isEmpty());
        } else {
            owed(item).post();
        }
        return ours;
    }

    private boolean again(TransferAggregate transfer, Item item, DeliveryReason reason, boolean mayHaveArrived) {
        Instant next = transfer.now().plus(backoff.jittered(item.attempts() + 1));
        if (!next.isAfter(item.deadline())) {
            return outbox.retry(item, next, mayHaveArrived);
        }
        return mayHaveArrived ? doubtful(transfer, item) : failed(transfer, item, reason);
    }

    private boolean doubtful(TransferAggregate transfer, Item item) {
        boolean ours = outbox.abandoned(item, transfer.now());
        if (ours) {
            transfer.note(Kind.REMINDER_TEXT_FAILED, DeliveryReason.ANSWER_LOST.id());
            owed(item).doubt();
        }
        return ours;
    }

    private boolean failed(TransferAggregate transfer, Item item, DeliveryReason reason) {
        boolean ours = outbox.abandoned(item, transfer.now());
        if (ours) {
            transfer.note(Kind.REMINDER_TEXT_FAILED, reason.id());
            owed(item).release();
        }
        return ours;
    }

    private Owed owed(Item item) {
        return Owed.forReminder(ledger, item);
    }

    private static DeliveryReason reason(Outcome outcome) {
        return DeliveryReason.of(outcome.reason().id());
    }
}
