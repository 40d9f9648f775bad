package org.briefsiegel.transfer.outcome;

import java.time.Instant;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;

/**
 * What becomes of what a practice is told: it says nothing about the transfer: no event, no state, no charge, and no alert about
 * an alert.
 */
public final class AlertConclusions {

    private final Outbox outbox;
    private final Backoff backoff;

    AlertConclusions(Outbox outbox, Backoff backoff) {
        this.outbox = outbox;
        this.backoff = backoff;
    }

    /** False where the message isn't in this claim's hands any more. */
    boolean settle(Item item, Outcome outcome, Instant now) {
        Instant next = now.plus(backoff.jittered(item.attempts() + 1));
        boolean lostTwice = outcome.kind() == Outcome.Kind.UNKNOWN && item.again();
        return switch (outcome.kind()) {
            case ACCEPTED -> outbox.accepted(item, outcome.receipts(), now);
            case PERMANENT -> outbox.abandoned(item, now);
            case RETRY, UNKNOWN ->
                lostTwice || next.isAfter(item.deadline())
                        ? outbox.abandoned(item, now)
                        : outbox.retry(item, next, item.again() || outcome.kind() == Outcome.Kind.UNKNOWN);
        };
    }
}
