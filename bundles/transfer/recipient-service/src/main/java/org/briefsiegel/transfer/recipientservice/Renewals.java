package org.briefsiegel.transfer.recipientservice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.lifecycle.Command;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.notice.Alerts;
import org.briefsiegel.transfer.settings.ReissueHistory;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the wish for a new link: it is on record before anything else is tried, so that it isn't lost where nobody can
 * send. Where the practice has it so, the link is sent at once; where it hasn't, or where none can be sent, the practice is told.
 */
@Component(service = Renewals.class)
public final class Renewals {

    private static final Logger LOG = LoggerFactory.getLogger(Renewals.class);
    private static final Duration ONCE_IN = Duration.ofHours(1);
    private static final int AT_MOST = 5;

    /** The detail of a wish by a link that another has replaced: whoever holds that may be the recipient no more. */
    private final Practices practices;

    private final Transfers transfers;
    private final TransferStore store;
    private final Alerts alerts;
    private final Clock clock;

    @Activate
    public Renewals(
            @Reference Practices practices,
            @Reference Transfers transfers,
            @Reference TransferStore store,
            @Reference Alerts alerts,
            @Reference Clock clock) {
        this.practices = practices;
        this.transfers = transfers;
        this.store = store;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * Nobody is told what came of it: who holds an old link needn't be the recipient.
     *
     * @param transfer as it was when the link was looked up
     * @param send sends a link, and says whether it did
     */
    void ask(TransferRecord transfer, boolean byOldLink, Predicate<TransferRecord> send) {
        String detail = byOldLink ? ReissueHistory.BY_OLD_LINK : "";
        Instant now = Instant.now(clock);
        if (isOften(transfer, detail, now)) {
            return; // seen without the lock, so that posts by the hundred don't hold the row
        }
        boolean automatic = practices
                .find(transfer.practice())
                .filter(Practice::renewsAutomatically)
                .isPresent();
        boolean noted = change(transfer, stored -> note(transfer, stored, detail, !automatic));
        if (noted && automatic && !sent(transfer, send)) {
            change(transfer, stored -> tell(transfer, stored, new TransferEvent(now, Kind.RENEWAL_REQUESTED, detail)));
        }
    }

    private boolean change(TransferRecord seen, Predicate<TransferAggregate> work) {
        return transfers.change(seen.practice(), seen.id(), work::test).orElseThrow();
    }

    /** Whatever goes wrong, somebody who waits for a link isn't forgotten. */
    private static boolean sent(TransferRecord transfer, Predicate<TransferRecord> send) {
        try {
            return send.test(transfer);
        } catch (RuntimeException e) {
            LOG.error(
                    "No new link for transfer {}: {}",
                    transfer.id(),
                    e.getClass().getName());
            return false;
        }
    }

    /** In the same transaction as the alert, so that a practice that decides by hand is told for sure. */
    private boolean note(TransferRecord seen, TransferAggregate transfer, String detail, boolean byHand) {
        if (!isStillWanted(seen, transfer) || isOften(seen, detail, transfer.now())) {
            return false;
        }
        TransferEvent wish = transfer.note(Kind.RENEWAL_REQUESTED, detail);
        if (byHand) {
            alerts.raise(seen.practice(), seen.id(), wish);
        }
        return true;
    }

    private boolean tell(TransferRecord seen, TransferAggregate transfer, TransferEvent wish) {
        boolean wanted = isStillWanted(seen, transfer);
        if (wanted) {
            alerts.raise(seen.practice(), seen.id(), wish);
        }
        return wanted;
    }

    /** Not where it was revoked, or said to be wrong, or where a renewal has given it a new end meanwhile. */
    private static boolean isStillWanted(TransferRecord seen, TransferAggregate transfer) {
        return transfer.obstacle(Command.REQUEST_LINK).isEmpty()
                && transfer.record().expiresAt().equals(seen.expiresAt());
    }

    /** Counted since the last renewal, and apart for old links: who holds one can't use up what the recipient has. */
    private boolean isOften(TransferRecord transfer, String detail, Instant now) {
        List<TransferEvent> events = store.events(transfer.practice(), transfer.id());
        Instant renewed = events.stream()
                .filter(event -> event.kind() == Kind.RENEWED)
                .map(TransferEvent::time)
                .reduce(Instant.MIN, (before, last) -> last);
        List<Instant> before = events.stream()
                .filter(event -> event.kind() == Kind.RENEWAL_REQUESTED)
                .filter(event -> event.detail().equals(detail))
                .map(TransferEvent::time)
                .filter(time -> time.isAfter(renewed))
                .toList();
        Optional<Instant> last = before.stream().max(Instant::compareTo);
        return before.size() >= AT_MOST
                || last.filter(time -> now.isBefore(time.plus(ONCE_IN))).isPresent();
    }
}
