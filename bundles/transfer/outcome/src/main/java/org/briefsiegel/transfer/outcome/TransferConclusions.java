package org.briefsiegel.transfer.outcome;

import java.time.Instant;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.transfer.api.DeliveryProblem;
import org.briefsiegel.transfer.api.DeliveryReason;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.notice.Alerts;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;

/**
 * What it means for a transfer, its charge and its practice what became of one of its messages. Within the change of the
 * transfer; what says whether the message was in this claim's hands is false where it wasn't.
 */
public final class TransferConclusions {

    private final Outbox outbox;
    private final Ledger ledger;
    private final ChargeRule rule;
    private final Alerts alerts;
    private final Backoff backoff;

    TransferConclusions(Outbox outbox, Ledger ledger, ChargeRule rule, Alerts alerts, Backoff backoff) {
        this.outbox = outbox;
        this.ledger = ledger;
        this.rule = rule;
        this.alerts = alerts;
        this.backoff = backoff;
    }

    boolean settle(TransferAggregate transfer, Item item, Outcome outcome) {
        return switch (outcome.kind()) {
            case ACCEPTED -> accepted(transfer, item, outcome);
            case RETRY -> again(transfer, item, outcome, item.again());
            case UNKNOWN -> unknown(transfer, item, outcome);
            case PERMANENT -> failed(transfer, item, reason(outcome), outcome.detail());
        };
    }

    /** Its time was over before it could be sent, or sent once more. */
    boolean late(TransferAggregate transfer, Item item) {
        return item.again()
                ? doubtful(transfer, item, "not sent again in time")
                : failed(transfer, item, DeliveryReason.NOT_IN_TIME, "");
    }

    /** It was kept instead of sent, and is settled in the outbox. */
    void kept(TransferAggregate transfer, Item item) {
        transfer.note(sent(item.purpose()), "");
        concludeAccepted(transfer, item, false);
    }

    private boolean accepted(TransferAggregate transfer, Item item, Outcome outcome) {
        transfer.note(sent(item.purpose()), ""); // it has left, whoever has it in hand now
        if (!outbox.accepted(item, outcome.receipts(), transfer.now())) {
            postWithdrawn(item);
            return false;
        }
        concludeAccepted(transfer, item, !outcome.receipts().isEmpty());
        return true;
    }

    /** What has left is owed, although it was withdrawn meanwhile; where a newer code waits, that one decides about both. */
    private void postWithdrawn(Item item) {
        if (item.purpose() == Purpose.FACTOR && nothingWaits(item)) {
            Owed.forCodes(ledger, item).post();
        }
    }

    private void concludeAccepted(TransferAggregate transfer, Item item, boolean receiptFollows) {
        if (item.purpose() == Purpose.FACTOR) {
            rule.taken(Owed.forCodes(ledger, item), receiptFollows);
        }
        if (nothingWaits(item)) {
            transfer.becomeNotified();
        }
        transfer.discard(); // an attachment isn't needed here any more: there is no link to fetch it by
    }

    private boolean nothingWaits(Item item) {
        return outbox.waiting(item.practice(), item.transfer()) == 0;
    }

    private boolean again(TransferAggregate transfer, Item item, Outcome outcome, boolean mayHaveArrived) {
        int attempts = item.attempts() + 1;
        Instant next = transfer.now().plus(backoff.jittered(attempts));
        if (next.isAfter(item.deadline())) {
            return mayHaveArrived
                    ? doubtful(transfer, item, outcome.detail())
                    : failed(transfer, item, reason(outcome), outcome.detail());
        }
        if (!outbox.retry(item, next, mayHaveArrived)) {
            return false;
        }
        if (attempts == 1) {
            transfer.note(
                    Kind.DELIVERY_DELAYED,
                    problem(item, reason(outcome), outcome.detail()).format());
        }
        return true;
    }

    /** Sent once more with the same id; when that answer is lost, too, the practice has to look into it. */
    private boolean unknown(TransferAggregate transfer, Item item, Outcome outcome) {
        return item.again() ? doubtful(transfer, item, outcome.detail()) : again(transfer, item, outcome, true);
    }

    /**
     * It has perhaps left: nothing else is withheld for that, and nothing is said against the address. Whether a code is owed is
     * for the ledger to say, once that is known or too late.
     */
    private boolean doubtful(TransferAggregate transfer, Item item, String detail) {
        if (!outbox.abandoned(item, transfer.now())) {
            return false;
        }
        transfer.becomeDoubtful();
        giveUp(transfer, item, Kind.DELIVERY_DOUBTFUL, problem(item, DeliveryReason.ANSWER_LOST, detail));
        if (item.purpose() == Purpose.FACTOR) {
            ledger.doubt(item.practice(), item.transfer());
        }
        return true;
    }

    /** Link and code are of no use without each other: what still waits is withheld then. What was sent stays charged. */
    private boolean failed(TransferAggregate transfer, Item item, DeliveryReason reason, String detail) {
        boolean linkHeld = item.purpose() == Purpose.FACTOR
                && outbox.waiting(item.practice(), item.transfer(), Purpose.NOTICE) > 0;
        DeliveryProblem.Subject subject = linkHeld ? DeliveryProblem.Subject.CODE_LINK_HELD : subject(item.purpose());
        if (!outbox.abandoned(item, transfer.now())) {
            return false;
        }
        transfer.becomeUndeliverable();
        boolean reminderLeaves = outbox.inHand(item.practice(), item.transfer(), Purpose.REMINDER_TEXT, transfer.now());
        giveUp(transfer, item, Kind.DELIVERY_FAILED, new DeliveryProblem(reason, subject, detail));
        outbox.withdraw(item.practice(), item.transfer());
        ledger.release(item.practice(), item.transfer());
        ledger.releaseReminders(item.practice(), item.transfer(), reminderLeaves);
        return true;
    }

    private void giveUp(TransferAggregate transfer, Item item, Kind kind, DeliveryProblem problem) {
        TransferEvent event = transfer.note(kind, problem.format());
        alerts.raise(item.practice(), item.transfer(), event);
        transfer.discard();
    }

    private static DeliveryProblem problem(Item item, DeliveryReason reason, String detail) {
        return new DeliveryProblem(reason, subject(item.purpose()), detail);
    }

    private static DeliveryReason reason(Outcome outcome) {
        return DeliveryReason.of(outcome.reason().id());
    }

    private static DeliveryProblem.Subject subject(Purpose purpose) {
        return switch (purpose) {
            case NOTICE, REMINDER -> DeliveryProblem.Subject.LINK;
            case FACTOR -> DeliveryProblem.Subject.CODE;
            case ATTACHMENT -> DeliveryProblem.Subject.ATTACHMENT;
            case REMINDER_TEXT, ALERT -> throw new IllegalArgumentException("no part of what is sent: " + purpose);
        };
    }

    private static Kind sent(Purpose purpose) {
        return switch (purpose) {
            case NOTICE, REMINDER -> Kind.NOTICE_SENT;
            case FACTOR -> Kind.CODE_SENT;
            case ATTACHMENT -> Kind.ATTACHMENT_SENT;
            case REMINDER_TEXT, ALERT -> throw new IllegalArgumentException("no part of what is sent: " + purpose);
        };
    }
}
