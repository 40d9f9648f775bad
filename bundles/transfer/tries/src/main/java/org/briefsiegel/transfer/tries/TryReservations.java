package org.briefsiegel.transfer.tries;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.settings.AccessRules;
import org.briefsiegel.transfer.storeapi.RecipientTries;
import org.briefsiegel.transfer.storeapi.RecipientTries.Budget;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TryLimit;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Counts tries, before anything is compared: against the transfer, and against its recipient, who may be asked for the same by
 * many transfers. The transfer's row is always taken first, so that two who count never wait for each other.
 */
@Component(service = TryReservations.class)
public final class TryReservations {

    private final Transfers transfers;
    private final RecipientTries recipients;
    private final Vault vault;
    private final TryLimit limit;
    private final Budget budget;
    private final Clock clock;

    @Activate
    public TryReservations(
            @Reference Transfers transfers,
            @Reference RecipientTries recipients,
            @Reference Vault vault,
            @Reference AccessRules rules,
            @Reference Clock clock) {
        this.transfers = transfers;
        this.recipients = recipients;
        this.vault = vault;
        this.limit = rules.tries();
        this.budget = rules.budget();
        this.clock = clock;
    }

    /** Of a single transfer. */
    public TryLimit limit() {
        return limit;
    }

    public Reservation of(TransferRecord transfer) {
        return new Reservation(transfer);
    }

    /** Until when the transfer takes no answer: its own pause, or its recipient's, whichever is longer. */
    public Optional<Instant> pausedUntil(TransferRecord transfer) {
        Instant now = Instant.now(clock);
        Optional<Instant> own = transfer.pausedUntil().filter(end -> end.isAfter(now));
        Optional<Instant> all =
                recipients.pausedUntil(transfer.practice(), RecipientTries.bucket(vault, transfer), now);
        return Stream.concat(own.stream(), all.stream()).max(Comparator.naturalOrder());
    }

    /** One try, and how many were counted when it was. */
    public final class Reservation {

        private final TransferRecord transfer;
        private final String bucket;
        private int ofTransfer;
        private int ofRecipient;

        private Reservation(TransferRecord transfer) {
            this.transfer = transfer;
            this.bucket = RecipientTries.bucket(vault, transfer);
        }

        /** False where there is no try left, in the one count or the other; then none is counted. */
        public boolean reserve() {
            Instant now = Instant.now(clock);
            recipients.prepare(transfer.practice(), bucket, budget, now);
            return transfers
                    .change(transfer.practice(), transfer.id(), stored -> reserve(stored, now))
                    .orElse(false);
        }

        private boolean reserve(TransferAggregate stored, Instant now) {
            Optional<Integer> own = stored.reserveTry(limit);
            Optional<Integer> all = own.flatMap(tries -> recipients.reserve(transfer.practice(), bucket, budget, now));
            if (own.isPresent() && all.isEmpty()) {
                stored.giveTryBack();
            }
            ofTransfer = own.orElse(limit.max());
            ofRecipient = all.orElse(budget.limit().max());
            return all.isPresent();
        }

        public void giveBack(TransferAggregate stored) {
            stored.giveTryBack();
            recipients.giveBack(transfer.practice(), bucket);
        }

        public int ofTransfer() {
            return ofTransfer;
        }

        /** Whether this try was the one after which all letters of the recipient pause, unless it was taken back since. */
        public boolean pausesRecipient() {
            boolean last = ofRecipient == budget.limit().pauseAfter()
                    || ofRecipient == budget.limit().max();
            return last && recipients.count(transfer.practice(), bucket) >= ofRecipient;
        }

        /**
         * What is told about a wrong answer: whichever comes first. Tries that were taken back meanwhile don't count.
         *
         * @param standing how many tries of the transfer are still counted
         */
        public Opening.Wrong wrong(int standing) {
            int all = Math.min(ofRecipient, recipients.count(transfer.practice(), bucket));
            Opening.Wrong own = standing < limit.pauseAfter()
                    ? wrong(standing, limit.pauseAfter(), Optional.of(limit.pause()))
                    : wrong(standing, limit.max(), Optional.empty());
            Opening.Wrong every = all < budget.limit().pauseAfter()
                    ? wrong(
                            all,
                            budget.limit().pauseAfter(),
                            Optional.of(budget.limit().pause()))
                    : wrong(all, budget.limit().max(), Optional.of(budget.memory()));
            return every.left() < own.left() ? every : own;
        }

        private static Opening.Wrong wrong(int tries, int last, Optional<Duration> pause) {
            return new Opening.Wrong(tries, Math.max(0, last - tries), pause);
        }
    }
}
