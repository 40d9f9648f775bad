package org.briefsiegel.transfer.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.plugins.FactorSeal;
import org.briefsiegel.transfer.plugins.Plugins;
import org.briefsiegel.transfer.spi.Secret;
import org.briefsiegel.transfer.spi.Spine;
import org.briefsiegel.transfer.spi.Spine.StationClosedException;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;
import org.briefsiegel.transfer.spi.Vault;

/**
 * Sends a transfer's notice once more: with a further link, or with a new one for a new time. Links are stored as hashes,
 * so the old one can't be sent again; a factor's messages are erased once they are sent, so a new code goes out.
 */
final class Reissue {

    private final Plugins plugins;
    private final Spine spine;
    private final Vault vault;
    private final Transactions transactions;
    private final TransferStore store;
    private final OutTray outTray;
    private final Ledger ledger;
    private final Pricer pricer;
    private final Views views;
    private final Rules rules;
    private final Clock clock;
    private final DispatchFacts dispatchFacts;

    Reissue(
            Plugins plugins,
            Spine spine,
            Vault vault,
            Transactions transactions,
            TransferStore store,
            OutTray outTray,
            Ledger ledger,
            Pricer pricer,
            Views views,
            Rules rules,
            Clock clock) {
        this.plugins = plugins;
        this.spine = spine;
        this.vault = vault;
        this.transactions = transactions;
        this.store = store;
        this.outTray = outTray;
        this.ledger = ledger;
        this.pricer = pricer;
        this.views = views;
        this.rules = rules;
        this.clock = clock;
        this.dispatchFacts = new DispatchFacts(vault);
    }

    /** What is done once more. */
    enum Kind {
        RESENT(TransferEvent.Kind.RESENT),
        RENEWED(TransferEvent.Kind.RENEWED);

        /** Where the notice never arrived, it waits again. */
        private static final Set<TransferState> WAITING_AGAIN =
                EnumSet.of(TransferState.UNDELIVERABLE, TransferState.EXPIRED);

        private final TransferEvent.Kind event;

        Kind(TransferEvent.Kind event) {
            this.event = event;
        }
    }

    Reply<Transfer> send(Kind kind, Practice practice, String id, Locale locale) {
        Optional<TransferRecord> transfer = store.find(practice.id(), id);
        Optional<Refusal> early = obstacle(kind, transfer, locale);
        if (early.isPresent()) {
            return Reply.refused(early.get());
        }
        try {
            Journey journey = journey(practice, transfer.orElseThrow(), locale);
            if (journey.refusal().isPresent()) {
                return Reply.refused(journey.refusal().get());
            }
            Optional<Refusal> late = transactions.within(() -> carryOut(kind, practice, id, journey, locale));
            spine.wake();
            return late.map(Reply::<Transfer>refused)
                    .orElseGet(() -> Reply.done(views.find(practice.id(), id).orElseThrow()));
        } catch (StationClosedException e) {
            return Reply.refused(Closed.refusal(e, plugins, locale));
        }
    }

    /** Looks again, since two may ask at the same time. */
    private Optional<Refusal> carryOut(Kind kind, Practice practice, String id, Journey journey, Locale locale) {
        store.lock(practice.id(), id);
        Optional<TransferRecord> transfer = store.find(practice.id(), id);
        Optional<Refusal> refusal = obstacle(kind, transfer, locale);
        if (refusal.isEmpty()) {
            write(kind, transfer.orElseThrow(), journey);
        }
        return refusal;
    }

    private void write(Kind kind, TransferRecord transfer, Journey journey) {
        String practice = transfer.practice();
        String id = transfer.id();
        Instant now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
        if (kind == Kind.RENEWED) {
            store.retireLinks(practice, id);
            store.extend(practice, id, journey.expiry(now).orElseThrow());
        }
        Secret link = Secret.random();
        store.addLink(practice, id, link.hash());
        if (!transfer.dispatchFacts().isEmpty()) {
            store.enrol(practice, id, journey.enrolment().state());
        }
        store.advance(practice, id, Kind.WAITING_AGAIN, TransferState.QUEUED);
        if (!journey.price().lines().isEmpty()) {
            String charge = "again-" + (before(transfer).size() + 1);
            ledger.reserve(new Booking(practice, id, charge, journey.price().lines()));
        }
        store.addEvent(practice, id, new TransferEvent(now, kind.event, ""));
        outTray.notice(transfer, link, now);
        outTray.parcels(transfer, journey, now);
    }

    /** Past the factor, where it sends messages of its own; else past nothing. */
    private Journey journey(Practice practice, TransferRecord transfer, Locale locale) {
        boolean silent = transfer.dispatchFacts().isEmpty();
        EnrolmentRequest request = new EnrolmentRequest(
                silent ? Map.of() : dispatchFacts.open(practice.id(), transfer.id(), transfer.dispatchFacts()),
                Optional.empty(),
                new FactorSeal(vault, practice.id(), transfer.id(), transfer.factor()),
                practice.name(),
                rules.host(),
                transfer.recipient().locale());
        Journey journey = new Journey(
                plugins,
                practice,
                new Journey.Traveller(
                        transfer.factor(),
                        List.of(),
                        request,
                        Occasion.AGAIN,
                        () -> pricer.chargedThisMonth(practice.id()),
                        false),
                rules.pricingRule(),
                locale);
        if (!silent) {
            spine.travel(journey);
        }
        return journey;
    }

    private Optional<Refusal> obstacle(Kind kind, Optional<TransferRecord> found, Locale locale) {
        Texts texts = new Texts(locale);
        if (found.isEmpty()) {
            return Optional.of(Refusal.of(Problem.NOT_FOUND, texts.of("transfer.unknown")));
        }
        TransferRecord transfer = found.get();
        return stands(kind, transfer)
                .map(key -> Refusal.of(Problem.STATE_CONFLICT, texts.of(key)))
                .or(() -> tooOften(transfer, texts));
    }

    /** Why a transfer that stands where it stands isn't sent again, as the key of a sentence. */
    private static Optional<String> stands(Kind kind, TransferRecord transfer) {
        if (transfer.factor().equals(Submission.NO_FACTOR)) {
            return Optional.of("again.attachment");
        }
        if (transfer.contentDestroyedAt().isPresent()) {
            return Optional.of("again.destroyed");
        }
        return Optional.ofNullable(
                switch (transfer.state()) {
                    case QUEUED -> "again.waiting";
                    case LOCKED -> "again.locked";
                    case EXPIRED -> kind == Kind.RENEWED ? null : "again.expired";
                    case REVOKED -> "again.destroyed";
                    case NOTIFIED, OPENED, DOWNLOADED, UNDELIVERABLE -> null;
                });
    }

    private Optional<Refusal> tooOften(TransferRecord transfer, Texts texts) {
        List<Instant> before = before(transfer);
        if (before.size() >= rules.reissues()) {
            return Optional.of(Refusal.of(Problem.STATE_CONFLICT, texts.of("again.tooOften", rules.reissues())));
        }
        return before.stream()
                .max(Instant::compareTo)
                .map(last -> Duration.between(Instant.now(clock), last.plus(rules.reissueGap())))
                .filter(wait -> !wait.isNegative() && !wait.isZero())
                .map(wait -> Refusal.of(Problem.RATE_LIMITED, texts.of("again.tooSoon", wait.toSeconds() + 1))
                        .after(wait));
    }

    /** When it was sent again before. */
    private List<Instant> before(TransferRecord transfer) {
        return store.events(transfer.practice(), transfer.id()).stream()
                .filter(event ->
                        event.kind() == TransferEvent.Kind.RESENT || event.kind() == TransferEvent.Kind.RENEWED)
                .map(TransferEvent::time)
                .toList();
    }
}
