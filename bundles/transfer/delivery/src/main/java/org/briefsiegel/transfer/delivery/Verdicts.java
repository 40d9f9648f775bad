package org.briefsiegel.transfer.delivery;

import java.time.Clock;
import java.time.Instant;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.api.DeliveryProblem;
import org.briefsiegel.transfer.api.DeliveryReason;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.spi.Alerts;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.spi.Outbox.Item;
import org.briefsiegel.transfer.spi.Outbox.Purpose;
import org.briefsiegel.transfer.spi.TransferStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws the conclusions from what became of a message, each in one transaction. */
final class Verdicts {

    private static final Logger LOG = LoggerFactory.getLogger(Verdicts.class);

    private final Transactions transactions;
    private final TransferStore store;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Alerts alerts;
    private final Backoff backoff;
    private final Clock clock;

    Verdicts(
            Transactions transactions,
            TransferStore store,
            Outbox outbox,
            Ledger ledger,
            Alerts alerts,
            Backoff backoff,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.outbox = outbox;
        this.ledger = ledger;
        this.alerts = alerts;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Without effect on the transfer where the message isn't in this claim's hands any more. */
    void settle(Item item, Outcome outcome) {
        boolean settled = transactions.within(() -> {
            store.lock(item.practice(), item.transfer());
            if (item.purpose() == Purpose.ALERT) {
                return alertSettled(item, outcome);
            }
            return switch (outcome.kind()) {
                case ACCEPTED -> accepted(item, outcome);
                case RETRY -> again(item, outcome, item.again());
                case UNKNOWN -> unknown(item, outcome);
                case PERMANENT -> failed(item, reason(outcome), outcome.detail());
            };
        });
        if (!settled) {
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
    void late(Item item) {
        transactions.within(() -> {
            store.lock(item.practice(), item.transfer());
            if (item.purpose() == Purpose.ALERT) {
                outbox.abandoned(item, Instant.now(clock));
            } else if (item.again()) {
                doubtful(item, "not sent again in time");
            } else {
                failed(item, DeliveryReason.NOT_IN_TIME, "");
            }
        });
    }

    /** A message of a suspended practice: it waits as after a failure, of which nothing is said. */
    void held(Item item) {
        outbox.retry(item, Instant.now(clock).plus(backoff.after(item.attempts() + 1)), item.again());
    }

    /** A message that was withdrawn while it was in hand, because its transfer has ended, isn't sent any more. */
    void dropped(Item item) {
        unsent(item, false);
    }

    /** Whoever ends a transfer leaves the charge for a code that is in hand to us. */
    private void unsent(Item item, boolean perhapsSent) {
        if (item.purpose() != Purpose.FACTOR) {
            return;
        }
        transactions.within(() -> {
            store.lock(item.practice(), item.transfer());
            boolean over = store.find(item.practice(), item.transfer())
                    .filter(transfer -> transfer.state().isOver())
                    .isPresent();
            if (over && perhapsSent) {
                ledger.doubt(item.practice(), item.transfer());
            } else if (over) {
                ledger.release(item.practice(), item.transfer());
            }
        });
    }

    /**
     * A message was kept instead of sent: for its transfer the same as if a channel had accepted it.
     *
     * @param keep carried out in the same transaction, unless the message isn't in this claim's hands any more
     */
    void kept(Item item, Runnable keep) {
        transactions.within(() -> {
            store.lock(item.practice(), item.transfer());
            if (outbox.accepted(item, "", Instant.now(clock))) {
                keep.run();
                if (item.purpose() != Purpose.ALERT) {
                    note(item, sent(item.purpose()), "");
                    concludeAccepted(item);
                }
            } else {
                unsent(item, false);
            }
        });
    }

    /** What a practice is told says nothing about the transfer: no event, no state, no charge, and no alert about an alert. */
    private boolean alertSettled(Item item, Outcome outcome) {
        Instant now = Instant.now(clock);
        Instant next = now.plus(backoff.after(item.attempts() + 1));
        boolean lostTwice = outcome.kind() == Outcome.Kind.UNKNOWN && item.again();
        return switch (outcome.kind()) {
            case ACCEPTED -> outbox.accepted(item, outcome.receipt(), now);
            case PERMANENT -> outbox.abandoned(item, now);
            case RETRY, UNKNOWN ->
                lostTwice || next.isAfter(item.deadline())
                        ? outbox.abandoned(item, now)
                        : outbox.retry(item, next, item.again() || outcome.kind() == Outcome.Kind.UNKNOWN);
        };
    }

    private boolean accepted(Item item, Outcome outcome) {
        note(item, sent(item.purpose()), ""); // it has left, whoever has it in hand now
        if (!outbox.accepted(item, outcome.receipt(), Instant.now(clock))) {
            postWithdrawn(item);
            return false;
        }
        concludeAccepted(item);
        return true;
    }

    /** What has left is owed, although it was withdrawn meanwhile; where a newer code waits, that one decides about both. */
    private void postWithdrawn(Item item) {
        if (item.purpose() == Purpose.FACTOR && outbox.waiting(item.practice(), item.transfer()) == 0) {
            ledger.post(item.practice(), item.transfer());
        }
    }

    private void concludeAccepted(Item item) {
        if (item.purpose() == Purpose.FACTOR) {
            ledger.post(item.practice(), item.transfer());
        }
        if (outbox.waiting(item.practice(), item.transfer()) == 0) {
            store.advance(item.practice(), item.transfer(), TransferState.NOTIFIED.sources(), TransferState.NOTIFIED);
        }
        eraseAttached(item);
    }

    private boolean again(Item item, Outcome outcome, boolean mayHaveArrived) {
        int attempts = item.attempts() + 1;
        Instant next = Instant.now(clock).plus(backoff.after(attempts));
        if (next.isAfter(item.deadline())) {
            return mayHaveArrived ? doubtful(item, outcome.detail()) : failed(item, reason(outcome), outcome.detail());
        }
        if (!outbox.retry(item, next, mayHaveArrived)) {
            return false;
        }
        if (attempts == 1) {
            note(item, TransferEvent.Kind.DELIVERY_DELAYED, problem(item, reason(outcome), outcome.detail()));
        }
        return true;
    }

    /** Sent once more with the same id; when that answer is lost, too, the practice has to look into it. */
    private boolean unknown(Item item, Outcome outcome) {
        return item.again() ? doubtful(item, outcome.detail()) : again(item, outcome, true);
    }

    /**
     * It has perhaps left: nothing else is withheld for that, and nothing is said against the address. Whether a code is owed is
     * for the ledger to say, once that is known or too late.
     */
    private boolean doubtful(Item item, String detail) {
        if (!givenUp(
                item,
                TransferEvent.Kind.DELIVERY_DOUBTFUL,
                TransferState.DOUBTFUL,
                problem(item, DeliveryReason.ANSWER_LOST, detail))) {
            return false;
        }
        if (item.purpose() == Purpose.FACTOR) {
            ledger.doubt(item.practice(), item.transfer());
        }
        return true;
    }

    /** Link and code are of no use without each other: what still waits is withheld then. What was sent stays charged. */
    private boolean failed(Item item, DeliveryReason reason, String detail) {
        boolean linkHeld = item.purpose() == Purpose.FACTOR
                && outbox.waiting(item.practice(), item.transfer(), Purpose.NOTICE) > 0;
        DeliveryProblem.Subject subject = linkHeld ? DeliveryProblem.Subject.CODE_LINK_HELD : subject(item.purpose());
        if (!givenUp(
                item,
                TransferEvent.Kind.DELIVERY_FAILED,
                TransferState.UNDELIVERABLE,
                new DeliveryProblem(reason, subject, detail))) {
            return false;
        }
        outbox.withdraw(item.practice(), item.transfer());
        ledger.release(item.practice(), item.transfer());
        return true;
    }

    private boolean givenUp(Item item, TransferEvent.Kind kind, TransferState state, DeliveryProblem problem) {
        if (!outbox.abandoned(item, Instant.now(clock))) {
            return false;
        }
        TransferEvent event = note(item, kind, problem);
        store.advance(item.practice(), item.transfer(), state.sources(), state);
        alerts.raise(item.practice(), item.transfer(), event);
        eraseAttached(item);
        return true;
    }

    private static DeliveryProblem problem(Item item, DeliveryReason reason, String detail) {
        return new DeliveryProblem(reason, subject(item.purpose()), detail);
    }

    private static DeliveryReason reason(Outcome outcome) {
        return DeliveryReason.of(outcome.reason().id());
    }

    private static DeliveryProblem.Subject subject(Purpose purpose) {
        return switch (purpose) {
            case NOTICE -> DeliveryProblem.Subject.LINK;
            case FACTOR -> DeliveryProblem.Subject.CODE;
            case ATTACHMENT -> DeliveryProblem.Subject.ATTACHMENT;
            case ALERT -> throw new IllegalArgumentException("an alert is no part of its transfer");
        };
    }

    /** An attachment that has left, or never will, isn't needed here any more: there is no link to fetch it by. */
    private void eraseAttached(Item item) {
        if (item.purpose() == Purpose.ATTACHMENT
                && store.eraseSecrets(item.practice(), item.transfer(), Instant.now(clock))) {
            note(item, TransferEvent.Kind.CONTENT_DESTROYED, "");
        }
    }

    private static TransferEvent.Kind sent(Purpose purpose) {
        return switch (purpose) {
            case NOTICE -> TransferEvent.Kind.NOTICE_SENT;
            case FACTOR -> TransferEvent.Kind.CODE_SENT;
            case ATTACHMENT -> TransferEvent.Kind.ATTACHMENT_SENT;
            case ALERT -> throw new IllegalArgumentException("an alert is no event of its transfer");
        };
    }

    private TransferEvent note(Item item, TransferEvent.Kind kind, DeliveryProblem problem) {
        return note(item, kind, problem.format());
    }

    private TransferEvent note(Item item, TransferEvent.Kind kind, String detail) {
        TransferEvent event = new TransferEvent(Instant.now(clock), kind, detail);
        store.addEvent(item.practice(), item.transfer(), event);
        return event;
    }
}
