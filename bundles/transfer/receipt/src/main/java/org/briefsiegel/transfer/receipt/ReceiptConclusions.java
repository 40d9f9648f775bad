package org.briefsiegel.transfer.receipt;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.transfer.api.DeliveryProblem;
import org.briefsiegel.transfer.api.DeliveryProblem.Subject;
import org.briefsiegel.transfer.api.DeliveryReason;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.notice.Alerts;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.outboxapi.Receipts;
import org.briefsiegel.transfer.outboxapi.Receipts.Early;
import org.briefsiegel.transfer.outboxapi.Receipts.Fate;
import org.briefsiegel.transfer.outboxapi.Receipts.Sent;
import org.briefsiegel.transfer.outboxapi.Receipts.Standing;
import org.briefsiegel.transfer.outcome.ChargeRule;
import org.briefsiegel.transfer.outcome.Owed;

/**
 * What it means for a transfer, its charge and its practice what became of a message after it was taken. Within the change of
 * the transfer.
 */
final class ReceiptConclusions {

    /** The recipient has it all, or nobody gets it any more: what comes back now is nothing to act on. */
    private static final Set<TransferState> PAST_CARING =
            EnumSet.of(TransferState.OPENED, TransferState.DOWNLOADED, TransferState.REVOKED, TransferState.EXPIRED);

    private final Receipts receipts;
    private final Outbox outbox;
    private final Ledger ledger;
    private final ChargeRule rule;
    private final Alerts alerts;

    ReceiptConclusions(Receipts receipts, Outbox outbox, Ledger ledger, ChargeRule rule, Alerts alerts) {
        this.ledger = ledger;
        this.rule = rule;
        this.receipts = receipts;
        this.outbox = outbox;
        this.alerts = alerts;
    }

    void draw(TransferAggregate transfer, Sent message, Fate fate, Early receipt) {
        if (message.purpose() == Purpose.REMINDER_TEXT) {
            ofReminder(transfer, message, fate, receipt);
            return;
        }
        switch (fate) {
            case DELIVERED -> delivered(transfer, message);
            case DELAYED ->
                transfer.note(Kind.DELIVERY_DELAYED, problem(message, receipt).format());
            case DOUBTFUL -> tell(transfer, Kind.DELIVERY_DOUBTFUL, problem(message, receipt));
            case FAILED -> failed(transfer, message, receipt);
        }
    }

    /** Nothing else depends on it: the mail with the link is another message. */
    private void ofReminder(TransferAggregate transfer, Sent message, Fate fate, Early receipt) {
        switch (fate) {
            case DELIVERED -> {
                transfer.note(Kind.REMINDER_TEXT_DELIVERED, "");
                Owed.with(ledger, message).ifPresent(rule::arrived);
            }
            case FAILED -> {
                transfer.note(
                        Kind.REMINDER_TEXT_FAILED,
                        DeliveryReason.of(receipt.reason()).id());
                Owed.with(ledger, message).ifPresent(rule::lost);
            }
            case DOUBTFUL ->
                transfer.note(
                        Kind.REMINDER_TEXT_FAILED,
                        DeliveryReason.of(receipt.reason()).id());
            case DELAYED -> {
                // it may still come
            }
        }
    }

    private void delivered(TransferAggregate transfer, Sent message) {
        transfer.note(
                switch (message.purpose()) {
                    case NOTICE, REMINDER -> Kind.NOTICE_DELIVERED;
                    case FACTOR -> Kind.CODE_DELIVERED;
                    case ATTACHMENT -> Kind.ATTACHMENT_DELIVERED;
                    case REMINDER_TEXT, ALERT ->
                        throw new IllegalArgumentException("no part of what is sent: " + message.purpose());
                },
                "");
        Owed.with(ledger, message).ifPresent(rule::arrived);
        boolean all = latest(transfer).stream().allMatch(it -> it.fate().equals(Optional.of(Fate.DELIVERED)));
        if (all) {
            transfer.becomeDelivered();
        }
    }

    /** An older message that comes back says nothing about the newer one; a link without its code is of no use. */
    private void failed(TransferAggregate transfer, Sent message, Early receipt) {
        String practice = message.practice();
        boolean isLatest = latest(transfer).stream().anyMatch(it -> it.id().equals(message.id()));
        boolean linkWaits = isLatest
                && message.purpose() == Purpose.FACTOR
                && outbox.waiting(practice, message.transfer(), Purpose.NOTICE) > 0;
        if (linkWaits) {
            outbox.withdraw(practice, message.transfer(), Purpose.NOTICE);
        }
        if (isLatest) {
            transfer.bounce();
        }
        if (isLatest) {
            Owed.with(ledger, message).ifPresent(rule::lost);
        }
        tell(
                transfer,
                Kind.DELIVERY_FAILED,
                problem(linkWaits ? Subject.CODE_LINK_HELD : subject(message.purpose()), receipt));
    }

    private void tell(TransferAggregate transfer, Kind kind, DeliveryProblem problem) {
        TransferEvent event = transfer.note(kind, problem.format());
        if (!PAST_CARING.contains(transfer.record().state())) {
            alerts.raise(transfer.record().practice(), transfer.record().id(), event);
        }
    }

    /** Of what the recipient needs. */
    private List<Standing> latest(TransferAggregate transfer) {
        return receipts.latest(transfer.record().practice(), transfer.record().id()).stream()
                .filter(it -> it.purpose() != Purpose.REMINDER_TEXT)
                .toList();
    }

    private static DeliveryProblem problem(Sent message, Early receipt) {
        return problem(subject(message.purpose()), receipt);
    }

    private static DeliveryProblem problem(Subject subject, Early receipt) {
        return new DeliveryProblem(DeliveryReason.of(receipt.reason()), subject, receipt.detail());
    }

    private static Subject subject(Purpose purpose) {
        return switch (purpose) {
            case NOTICE, REMINDER -> Subject.LINK;
            case FACTOR -> Subject.CODE;
            case ATTACHMENT -> Subject.ATTACHMENT;
            case REMINDER_TEXT, ALERT -> throw new IllegalArgumentException("no part of what is sent: " + purpose);
        };
    }
}
