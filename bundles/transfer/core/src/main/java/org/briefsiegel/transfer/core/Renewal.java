package org.briefsiegel.transfer.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.spi.Alerts;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a recipient's wish for a new link. Where the practice has it so, the link is sent at once; where it hasn't, or where
 * it can't be sent, the practice is told.
 */
final class Renewal {

    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);
    private static final Duration ONCE_IN = Duration.ofHours(1);
    private static final int AT_MOST = 5;

    private final Transactions transactions;
    private final TransferStore store;
    private final Reissue reissue;
    private final Alerts alerts;
    private final Clock clock;

    Renewal(Transactions transactions, TransferStore store, Reissue reissue, Alerts alerts, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.reissue = reissue;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Nobody is told what came of it: who holds an old link needn't be the recipient. */
    void ask(Practice practice, TransferRecord transfer) {
        Optional<TransferEvent> noted = transactions.within(() -> note(practice, transfer));
        if (noted.isPresent() && practice.renewsAutomatically()) {
            renew(practice, transfer, noted.get());
        }
    }

    /** Whatever goes wrong, somebody who waits for a link isn't forgotten. */
    private void renew(Practice practice, TransferRecord transfer, TransferEvent noted) {
        boolean sent = false;
        try {
            Optional<Refusal> refusal = reissue.sendAsked(practice, transfer.id(), Locale.GERMAN);
            refusal.map(Refusal::problem)
                    .ifPresent(problem -> LOG.info("No new link for transfer {}: {}", transfer.id(), problem.id()));
            sent = refusal.isEmpty();
        } finally {
            if (!sent) {
                transactions.within(() -> alerts.raise(practice.id(), transfer.id(), noted));
            }
        }
    }

    /** In the same transaction as the alert, so that a practice that decides by hand is told for sure. */
    private Optional<TransferEvent> note(Practice practice, TransferRecord transfer) {
        store.lock(practice.id(), transfer.id());
        Instant now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
        List<Instant> before = History.of(store, transfer).times(EnumSet.of(Kind.RENEWAL_REQUESTED));
        boolean often = before.size() >= AT_MOST
                || History.last(before)
                        .filter(last -> now.isBefore(last.plus(ONCE_IN)))
                        .isPresent();
        if (often) {
            return Optional.empty();
        }
        TransferEvent event = new TransferEvent(now, Kind.RENEWAL_REQUESTED, "");
        store.addEvent(practice.id(), transfer.id(), event);
        if (!practice.renewsAutomatically()) {
            alerts.raise(practice.id(), transfer.id(), event);
        }
        return Optional.of(event);
    }
}
