package org.briefsiegel.transfer.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.transfer.api.CodeOffer;
import org.briefsiegel.transfer.api.Price;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.spi.Secret;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;

/**
 * Sends a transfer's notice once more: with a further link, or with a new one for a new time. Links are stored as hashes,
 * so the old one can't be sent again; a factor's messages are erased once they are sent, so a new code goes out.
 */
final class Reissue {

    private final Plugins plugins;
    private final Spine spine;
    private final Transactions transactions;
    private final TransferStore store;
    private final OutTray outTray;
    private final FreshEnrolment enrolment;
    private final Views views;
    private final Rules rules;
    private final Clock clock;

    Reissue(
            Plugins plugins,
            Spine spine,
            Transactions transactions,
            TransferStore store,
            OutTray outTray,
            FreshEnrolment enrolment,
            Views views,
            Rules rules,
            Clock clock) {
        this.plugins = plugins;
        this.spine = spine;
        this.transactions = transactions;
        this.store = store;
        this.outTray = outTray;
        this.enrolment = enrolment;
        this.views = views;
        this.rules = rules;
        this.clock = clock;
    }

    /** What is done once more. */
    enum Kind {
        RESENT(TransferEvent.Kind.RESENT),
        RENEWED(TransferEvent.Kind.RENEWED);

        /** Where the notice never arrived, or perhaps didn't, it waits again. */
        private static final Set<TransferState> WAITING_AGAIN =
                EnumSet.of(TransferState.UNDELIVERABLE, TransferState.DOUBTFUL, TransferState.EXPIRED);

        private final TransferEvent.Kind event;

        Kind(TransferEvent.Kind event) {
            this.event = event;
        }
    }

    /** What is asked, and what else must hold of a transfer because of who asks. */
    private record Wish(Kind kind, Function<TransferRecord, Optional<Refusal>> furtherObstacle) {}

    /** As a practice asks for it. */
    Reply<Transfer> send(Kind kind, Practice practice, String id, Locale locale) {
        Wish wish = new Wish(kind, transfer -> Optional.empty());
        return send(wish, practice, id, locale)
                .map(Reply::<Transfer>refused)
                .orElseGet(() -> Reply.done(views.find(practice.id(), id).orElseThrow()));
    }

    /** What it would cost a practice, or why it can't be. */
    Reply<Price> price(Kind kind, Practice practice, String id, Locale locale) {
        Optional<TransferRecord> transfer = store.find(practice.id(), id);
        Optional<Refusal> obstacle = obstacle(new Wish(kind, it -> Optional.empty()), transfer, locale);
        if (obstacle.isPresent()) {
            return Reply.refused(obstacle.get());
        }
        try {
            Journey journey = enrolment.travel(practice, transfer.orElseThrow(), locale);
            return journey.refusal()
                    .map(Reply::<Price>refused)
                    .orElseGet(() -> Reply.done(Pricer.price(Pricer.total(journey))));
        } catch (ClosedException e) {
            return Reply.refused(Closed.refusal(e, plugins, locale));
        }
    }

    /** As a recipient asks for it who holds a link that works no more. Says why it isn't sent. */
    Optional<Refusal> sendAsked(Practice practice, String id, Locale locale) {
        boolean expired = store.find(practice.id(), id).filter(this::isExpired).isPresent();
        Texts texts = new Texts(locale);
        return expired
                ? send(
                        new Wish(
                                Kind.RENEWED,
                                transfer -> renewedMeanwhile(transfer, texts).or(() -> tooManyCodes(transfer, texts))),
                        practice,
                        id,
                        locale)
                : sendFurtherLink(practice, id, texts);
    }

    /**
     * What is still open gets a further link and nothing else: whoever holds an old one must not be able to void the new one or
     * the code, nor to use up how often the practice may resend.
     */
    private Optional<Refusal> sendFurtherLink(Practice practice, String id, Texts texts) {
        Optional<Refusal> refusal = transactions.within(() -> {
            store.lock(practice.id(), id);
            TransferRecord transfer = store.find(practice.id(), id).orElseThrow();
            Optional<Refusal> late = standing(Kind.RESENT, transfer, texts);
            if (late.isEmpty()) {
                Instant now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
                writeNotice(transfer, now);
                note(transfer, new TransferEvent(now, TransferEvent.Kind.RESENT, History.BY_OLD_LINK));
            }
            return late;
        });
        spine.wake();
        return refusal;
    }

    private Optional<Refusal> send(Wish wish, Practice practice, String id, Locale locale) {
        Optional<TransferRecord> transfer = store.find(practice.id(), id);
        Optional<Refusal> early = obstacle(wish, transfer, locale);
        if (early.isPresent()) {
            return early;
        }
        try {
            Journey journey = enrolment.travel(practice, transfer.orElseThrow(), locale);
            if (journey.refusal().isPresent()) {
                return journey.refusal();
            }
            Optional<Refusal> late = transactions.within(() -> carryOut(wish, practice, id, journey, locale));
            spine.wake();
            return late;
        } catch (ClosedException e) {
            return Optional.of(Closed.refusal(e, plugins, locale));
        }
    }

    /** Looks again, since two may ask at the same time. */
    private Optional<Refusal> carryOut(Wish wish, Practice practice, String id, Journey journey, Locale locale) {
        store.lock(practice.id(), id);
        Optional<TransferRecord> transfer = store.find(practice.id(), id);
        Optional<Refusal> refusal =
                obstacle(wish, transfer, locale).or(() -> enrolment.beyondCap(practice, journey, locale));
        if (refusal.isEmpty()) {
            write(wish.kind(), transfer.orElseThrow(), journey);
        }
        return refusal;
    }

    private void write(Kind kind, TransferRecord transfer, Journey journey) {
        String practice = transfer.practice();
        String id = transfer.id();
        Instant now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
        if (kind == Kind.RENEWED) {
            store.retireLinks(
                    practice, id, transfer.expiresAt().filter(now::isAfter).orElse(now));
            store.extend(practice, id, journey.expiry(now).orElseThrow());
        }
        writeNotice(transfer, now);
        enrolment.write(transfer, journey, now);
        note(transfer, new TransferEvent(now, kind.event, ""));
    }

    private void writeNotice(TransferRecord transfer, Instant now) {
        Secret link = Secret.random();
        store.addLink(transfer.practice(), transfer.id(), link.hash());
        store.advance(transfer.practice(), transfer.id(), Kind.WAITING_AGAIN, TransferState.QUEUED);
        outTray.notice(transfer, link, now);
    }

    private void note(TransferRecord transfer, TransferEvent event) {
        store.addEvent(transfer.practice(), transfer.id(), event);
    }

    private Optional<Refusal> obstacle(Wish wish, Optional<TransferRecord> found, Locale locale) {
        Texts texts = new Texts(locale);
        if (found.isEmpty()) {
            return Optional.of(Refusal.of(Problem.NOT_FOUND, texts.of("transfer.unknown")));
        }
        TransferRecord transfer = found.get();
        return standing(wish.kind(), transfer, texts)
                .or(() -> tooOften(transfer, texts))
                .or(() -> wish.furtherObstacle().apply(transfer));
    }

    private static Optional<Refusal> standing(Kind kind, TransferRecord transfer, Texts texts) {
        return stands(kind, transfer).map(key -> Refusal.of(Problem.STATE_CONFLICT, texts.of(key)));
    }

    /** Why a transfer that stands where it stands isn't sent again, as the key of a sentence. */
    private static Optional<String> stands(Kind kind, TransferRecord transfer) {
        if (transfer.factor().equals(Submission.NO_FACTOR)) {
            return Optional.of("again.attachment");
        }
        if (transfer.contentDestroyedAt().isPresent()) {
            return Optional.of("again.destroyed");
        }
        if (transfer.wrongRecipientAt().isPresent()) {
            return Optional.of("again.reported");
        }
        return Optional.ofNullable(
                switch (transfer.state()) {
                    case QUEUED -> "again.waiting";
                    case LOCKED -> "again.locked";
                    case EXPIRED -> kind == Kind.RENEWED ? null : "again.expired";
                    case REVOKED -> "again.destroyed";
                    case NOTIFIED, OPENED, DOWNLOADED, UNDELIVERABLE, DOUBTFUL -> null;
                });
    }

    /** Somebody else was faster. */
    private Optional<Refusal> renewedMeanwhile(TransferRecord transfer, Texts texts) {
        return isExpired(transfer)
                ? Optional.empty()
                : Optional.of(Refusal.of(Problem.STATE_CONFLICT, texts.of("again.waiting")));
    }

    private boolean isExpired(TransferRecord transfer) {
        Instant now = Instant.now(clock);
        return transfer.state() == TransferState.EXPIRED
                || transfer.expiresAt().filter(end -> end.isAfter(now)).isEmpty();
    }

    private Optional<Refusal> tooOften(TransferRecord transfer, Texts texts) {
        List<Instant> before =
                History.of(store, transfer).times(EnumSet.of(TransferEvent.Kind.RESENT, TransferEvent.Kind.RENEWED));
        if (before.size() >= rules.reissues()) {
            return Optional.of(Refusal.of(Problem.STATE_CONFLICT, texts.of("again.tooOften", rules.reissues())));
        }
        return History.last(before).map(last -> last.plus(rules.reissueGap())).flatMap(from -> tooSoon(from, texts));
    }

    /** Codes are counted where a recipient asks; a practice knows what it does. */
    private Optional<Refusal> tooManyCodes(TransferRecord transfer, Texts texts) {
        if (transfer.dispatchFacts().isEmpty()) {
            return Optional.empty();
        }
        CodeOffer next = rules.codes().next(History.of(store, transfer), "", Instant.now(clock));
        return next.standing() == CodeOffer.Standing.SPENT
                ? Optional.of(Refusal.of(
                        Problem.STATE_CONFLICT,
                        texts.of("again.tooOften", rules.codes().inAll())))
                : next.from().flatMap(from -> tooSoon(from, texts));
    }

    private Optional<Refusal> tooSoon(Instant from, Texts texts) {
        return Optional.of(Duration.between(Instant.now(clock), from))
                .filter(wait -> !wait.isNegative() && !wait.isZero())
                .map(wait -> Refusal.of(Problem.RATE_LIMITED, texts.of("again.tooSoon", wait.toSeconds() + 1))
                        .after(wait));
    }
}
