package org.briefsiegel.transfer.delivery;

import java.time.Clock;
import java.time.Instant;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.spi.Outbox.Item;
import org.briefsiegel.transfer.spi.Outbox.Purpose;
import org.briefsiegel.transfer.spi.TransferStore;

/** Draws the conclusions from what became of a message, each in one transaction. */
final class Verdicts {

    private final Transactions transactions;
    private final TransferStore store;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Backoff backoff;
    private final Clock clock;

    Verdicts(
            Transactions transactions,
            TransferStore store,
            Outbox outbox,
            Ledger ledger,
            Backoff backoff,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.outbox = outbox;
        this.ledger = ledger;
        this.backoff = backoff;
        this.clock = clock;
    }

    void settle(Item item, Outcome outcome) {
        transactions.within(() -> {
            store.lock(item.practice(), item.transfer());
            switch (outcome.kind()) {
                case ACCEPTED -> accepted(item, outcome);
                case RETRY -> again(item, outcome, item.again());
                case UNKNOWN -> unknown(item, outcome);
                case PERMANENT -> failed(item, outcome.detail());
            }
        });
    }

    private void accepted(Item item, Outcome outcome) {
        outbox.accepted(item.practice(), item.id(), outcome.receipt(), Instant.now(clock));
        note(item, sent(item.purpose()), "");
        if (item.purpose() == Purpose.FACTOR) {
            ledger.post(item.practice(), item.transfer());
        }
        if (outbox.waiting(item.practice(), item.transfer()) == 0) {
            store.advance(item.practice(), item.transfer(), TransferState.NOTIFIED.sources(), TransferState.NOTIFIED);
        }
    }

    private void again(Item item, Outcome outcome, boolean mayHaveArrived) {
        int attempts = item.attempts() + 1;
        Instant next = Instant.now(clock).plus(backoff.after(attempts));
        if (next.isAfter(item.deadline())) {
            failed(item, outcome.detail());
            return;
        }
        outbox.retry(item.practice(), item.id(), next, mayHaveArrived);
        if (attempts == 1) {
            note(item, TransferEvent.Kind.DELIVERY_DELAYED, outcome.detail());
        }
    }

    /** Sent once more with the same id; when that answer is lost, too, the practice has to look into it. */
    private void unknown(Item item, Outcome outcome) {
        if (item.again()) {
            failed(item, outcome.detail());
        } else {
            again(item, outcome, true);
        }
    }

    private void failed(Item item, String detail) {
        outbox.abandoned(item.practice(), item.id(), Instant.now(clock));
        note(item, TransferEvent.Kind.DELIVERY_FAILED, detail);
        if (item.purpose() == Purpose.FACTOR) {
            ledger.release(item.practice(), item.transfer());
        }
        store.advance(
                item.practice(), item.transfer(), TransferState.UNDELIVERABLE.sources(), TransferState.UNDELIVERABLE);
    }

    private static TransferEvent.Kind sent(Purpose purpose) {
        return switch (purpose) {
            case NOTICE -> TransferEvent.Kind.NOTICE_SENT;
            case FACTOR -> TransferEvent.Kind.CODE_SENT;
            case ATTACHMENT -> TransferEvent.Kind.ATTACHMENT_SENT;
        };
    }

    private void note(Item item, TransferEvent.Kind kind, String detail) {
        store.addEvent(item.practice(), item.transfer(), new TransferEvent(Instant.now(clock), kind, detail));
    }
}
