package org.briefsiegel.transfer.outcome;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.notice.Alerts;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws the conclusions from what became of a message, each in one transaction. */
public final class OutcomeHandler {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeHandler.class);

    private final Transfers transfers;
    private final Outbox outbox;
    private final Ledger ledger;
    private final TransferConclusions ofTransfers;
    private final ReminderTextConclusions ofReminderTexts;
    private final AlertConclusions ofAlerts;
    private final Backoff backoff;
    private final Clock clock;

    public OutcomeHandler(
            Transfers transfers,
            Outbox outbox,
            Ledger ledger,
            ChargeRule rule,
            Alerts alerts,
            Backoff backoff,
            Clock clock) {
        this.transfers = transfers;
        this.outbox = outbox;
        this.ledger = ledger;
        this.ofTransfers = new TransferConclusions(outbox, ledger, rule, alerts, backoff);
        this.ofReminderTexts = new ReminderTextConclusions(outbox, ledger, rule, backoff);
        this.ofAlerts = new AlertConclusions(outbox, backoff);
        this.backoff = backoff;
        this.clock = clock;
    }

    /** False, and without effect, where the message isn't in this claim's hands any more. */
    public boolean trySettle(Item item, Outcome outcome) {
        return change(item, transfer -> switch (item.purpose()) {
            case NOTICE, REMINDER, FACTOR, ATTACHMENT -> ofTransfers.settle(transfer, item, outcome);
            case REMINDER_TEXT -> ofReminderTexts.settle(transfer, item, outcome);
            case ALERT -> ofAlerts.settle(item, outcome, transfer.now());
        });
    }

    /** Without effect on the transfer where the message isn't in this claim's hands any more. */
    public void settle(Item item, Outcome outcome) {
        if (!trySettle(item, outcome)) {
            if (outcome.kind() != Outcome.Kind.ACCEPTED) {
                unsent(item, outcome.kind() == Outcome.Kind.UNKNOWN);
            }
            LOG.warn(
                    "Message {} of transfer {} was {} after it had been withdrawn or given to another",
                    item.id(),
                    item.transfer(),
                    outcome.kind());
        }
    }

    /** A message whose time was over before it could be sent, or sent once more. */
    public void late(Item item) {
        change(item, transfer -> switch (item.purpose()) {
            case NOTICE, FACTOR, ATTACHMENT -> ofTransfers.late(transfer, item);
            case REMINDER -> isUnopened(transfer) ? ofTransfers.late(transfer, item) : abandoned(transfer, item);
            case REMINDER_TEXT ->
                isUnopened(transfer) ? ofReminderTexts.late(transfer, item) : ofReminderTexts.dropped(transfer, item);
            case ALERT -> abandoned(transfer, item);
        });
    }

    private boolean abandoned(TransferAggregate transfer, Item item) {
        return outbox.abandoned(item, transfer.now());
    }

    /** Else what still waits to remind of it is of no use, and no trouble. */
    private static boolean isUnopened(TransferAggregate transfer) {
        return transfer.record().state() == TransferState.NOTIFIED
                || transfer.record().state() == TransferState.DELIVERED;
    }

    /** A message of a suspended practice: it waits as after a failure, of which nothing is said. */
    public void held(Item item) {
        outbox.retry(item, Instant.now(clock).plus(backoff.jittered(item.attempts() + 1)), item.again());
    }

    /** A message that isn't sent any more: it was withdrawn while it was in hand, or nobody needs to be reminded. */
    public void dropped(Item item) {
        switch (item.purpose()) {
            case REMINDER -> change(item, transfer -> abandoned(transfer, item));
            case REMINDER_TEXT -> {
                if (!change(item, transfer -> ofReminderTexts.dropped(transfer, item))) {
                    unsent(item, false);
                }
            }
            case NOTICE, FACTOR, ATTACHMENT, ALERT -> unsent(item, false);
        }
    }

    /** Whoever ends a transfer leaves the charge for a text message that is in hand to us. */
    private void unsent(Item item, boolean perhapsSent) {
        switch (item.purpose()) {
            case FACTOR -> change(item, transfer -> release(transfer, perhapsSent));
            case REMINDER_TEXT ->
                change(item, transfer -> {
                    ofReminderTexts.unsent(item, perhapsSent);
                    return true;
                });
            case NOTICE, REMINDER, ATTACHMENT, ALERT -> {
                // free
            }
        }
    }

    private boolean release(TransferAggregate transfer, boolean perhapsSent) {
        String practice = transfer.record().practice();
        String id = transfer.record().id();
        boolean over = transfer.record().state().isOver();
        if (over && perhapsSent) {
            ledger.doubt(practice, id);
        } else if (over) {
            ledger.release(practice, id);
        }
        return over;
    }

    /**
     * A message was kept instead of sent: for its transfer the same as if a channel had accepted it.
     *
     * @param keep carried out in the same transaction, unless the message isn't in this claim's hands any more
     */
    public void kept(Item item, Runnable keep) {
        boolean kept = change(item, transfer -> {
            boolean ours = outbox.accepted(item, List.of(), transfer.now());
            if (ours) {
                keep.run();
                kept(transfer, item);
            }
            return ours;
        });
        if (!kept) {
            unsent(item, false);
        }
    }

    private void kept(TransferAggregate transfer, Item item) {
        switch (item.purpose()) {
            case NOTICE, REMINDER, FACTOR, ATTACHMENT -> ofTransfers.kept(transfer, item);
            case REMINDER_TEXT -> ofReminderTexts.kept(transfer, item);
            case ALERT -> {
                // says nothing about its transfer
            }
        }
    }

    private boolean change(Item item, Predicate<TransferAggregate> work) {
        return transfers.change(item.practice(), item.transfer(), work::test).orElseThrow();
    }
}
