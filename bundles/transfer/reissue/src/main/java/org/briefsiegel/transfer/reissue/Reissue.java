package org.briefsiegel.transfer.reissue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.transfer.api.CodeOffer;
import org.briefsiegel.transfer.api.Price;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.lifecycle.Command;
import org.briefsiegel.transfer.lifecycle.Obstacle;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.outboxwriter.OutboxWriter;
import org.briefsiegel.transfer.refusal.ClosedRefusal;
import org.briefsiegel.transfer.refusal.RefusalTexts;
import org.briefsiegel.transfer.settings.ReissueHistory;
import org.briefsiegel.transfer.settings.TransferRules;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.submission.RoutingSlip;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.briefsiegel.transfer.view.TransferViews;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Sends a transfer's notice once more: with a further link, or with a new one for a new time. Links are stored as hashes,
 * so the old one can't be sent again; a factor's messages are erased once they are sent, so a new code goes out.
 */
@Component(service = Reissue.class)
public final class Reissue {

    private final Plugins plugins;
    private final Spine spine;
    private final Transfers transfers;
    private final TransferStore store;
    private final OutboxWriter outboxWriter;
    private final FreshEnrolment enrolment;
    private final TransferViews views;
    private final TransferRules rules;
    private final Clock clock;

    @Activate
    public Reissue(
            @Reference Plugins plugins,
            @Reference Spine spine,
            @Reference Transfers transfers,
            @Reference TransferStore store,
            @Reference OutboxWriter outboxWriter,
            @Reference FreshEnrolment enrolment,
            @Reference TransferViews views,
            @Reference TransferRules rules,
            @Reference Clock clock) {
        this.plugins = plugins;
        this.spine = spine;
        this.transfers = transfers;
        this.store = store;
        this.outboxWriter = outboxWriter;
        this.enrolment = enrolment;
        this.views = views;
        this.rules = rules;
        this.clock = clock;
    }

    /** What is asked, and what else must hold of a transfer because of who asks. */
    private record Wish(Command command, Function<TransferRecord, Optional<Refusal>> furtherObstacle) {}

    /** As a practice asks for it. */
    public Reply<Transfer> send(Command command, Practice practice, String id, Locale locale) {
        Wish wish = new Wish(command, transfer -> Optional.empty());
        return send(wish, practice, id, locale)
                .map(Reply::<Transfer>refused)
                .orElseGet(() -> Reply.done(views.find(practice.id(), id).orElseThrow()));
    }

    /** What it would cost a practice, or why it can't be. */
    public Reply<Price> price(Command command, Practice practice, String id, Locale locale) {
        Optional<TransferRecord> transfer = store.find(practice.id(), id);
        Optional<Refusal> obstacle = obstacle(new Wish(command, it -> Optional.empty()), transfer, locale);
        if (obstacle.isPresent()) {
            return Reply.refused(obstacle.get());
        }
        try {
            RoutingSlip slip = enrolment.travel(practice, transfer.orElseThrow(), locale);
            return slip.refusal().map(Reply::<Price>refused).orElseGet(() -> Reply.done(enrolment.price(slip)));
        } catch (ClosedException e) {
            return Reply.refused(ClosedRefusal.refusal(e, plugins, locale));
        }
    }

    /** As a recipient asks for it who holds a link that works no more. Says why it isn't sent: a sheet isn't. */
    Optional<Refusal> sendAsked(Practice practice, String id, Locale locale) {
        Optional<TransferRecord> asked = store.find(practice.id(), id);
        RefusalTexts texts = new RefusalTexts(locale);
        if (asked.filter(it -> it.recipient().isOnPaper()).isPresent()) {
            return Optional.of(refusal(Obstacle.PAPER, texts));
        }
        boolean expired = asked.filter(this::isExpired).isPresent();
        return expired
                ? send(
                        new Wish(
                                Command.RENEW,
                                transfer -> renewedMeanwhile(transfer, texts).or(() -> tooManyCodes(transfer, texts))),
                        practice,
                        id,
                        locale)
                : sendFurtherLink(practice, id, locale);
    }

    /**
     * What is still open gets a further link and nothing else: whoever holds an old one must not be able to void the new one or
     * the code, nor to use up how often the practice may resend.
     */
    private Optional<Refusal> sendFurtherLink(Practice practice, String id, Locale locale) {
        try {
            Optional<Obstacle> obstacle = spine.travel(Use.REISSUE, () -> change(practice, id, this::writeFurtherLink));
            spine.wake();
            return obstacle.map(it -> refusal(it, new RefusalTexts(locale)));
        } catch (ClosedException e) {
            return Optional.of(ClosedRefusal.refusal(e, plugins, locale));
        }
    }

    private Optional<Obstacle> writeFurtherLink(TransferAggregate transfer) {
        Optional<Obstacle> obstacle = transfer.resend(ReissueHistory.BY_OLD_LINK);
        if (obstacle.isEmpty()) {
            writeNotice(transfer);
        }
        return obstacle;
    }

    private <T> T change(Practice practice, String id, Function<TransferAggregate, T> work) {
        return transfers.change(practice.id(), id, work).orElseThrow();
    }

    private Optional<Refusal> send(Wish wish, Practice practice, String id, Locale locale) {
        Optional<TransferRecord> transfer = store.find(practice.id(), id);
        Optional<Refusal> early = obstacle(wish, transfer, locale);
        if (early.isPresent()) {
            return early;
        }
        try {
            RoutingSlip slip = enrolment.travel(practice, transfer.orElseThrow(), locale);
            if (slip.refusal().isPresent()) {
                return slip.refusal();
            }
            Optional<Refusal> late = change(practice, id, stored -> carryOut(wish, practice, stored, slip, locale));
            spine.wake();
            return late;
        } catch (ClosedException e) {
            return Optional.of(ClosedRefusal.refusal(e, plugins, locale));
        }
    }

    /** Looks again, since two may ask at the same time. */
    private Optional<Refusal> carryOut(
            Wish wish, Practice practice, TransferAggregate transfer, RoutingSlip slip, Locale locale) {
        Optional<Refusal> refusal = obstacle(wish, transfer.record(), new RefusalTexts(locale))
                .or(() -> enrolment.unbookable(practice, slip, locale));
        if (refusal.isEmpty()) {
            write(wish.command(), transfer, slip);
        }
        return refusal;
    }

    private void write(Command command, TransferAggregate transfer, RoutingSlip slip) {
        boolean onPaper = transfer.record().recipient().isOnPaper();
        if (command == Command.RENEW && !onPaper) {
            retireLinks(transfer);
        }
        if (!onPaper) {
            writeNotice(transfer);
        }
        enrolment.write(transfer, slip);
        if (command == Command.RENEW) {
            transfer.renew(slip.expiry(transfer.now()).orElseThrow());
        } else {
            transfer.resend("");
        }
        if (onPaper && slip.messages().isEmpty()) {
            transfer.becomeNotified(); // by the sheets that were printed: they open it again
        }
    }

    private void retireLinks(TransferAggregate transfer) {
        TransferRecord record = transfer.record();
        Instant now = transfer.now();
        store.retireLinks(
                record.practice(),
                record.id(),
                record.expiresAt().filter(now::isAfter).orElse(now));
    }

    private void writeNotice(TransferAggregate transfer) {
        TransferRecord record = transfer.record();
        Secret link = Secret.random();
        store.addLink(record.practice(), record.id(), link.hash());
        outboxWriter.notice(record, link, transfer.now());
    }

    private Optional<Refusal> obstacle(Wish wish, Optional<TransferRecord> found, Locale locale) {
        RefusalTexts texts = new RefusalTexts(locale);
        return found.map(transfer -> obstacle(wish, transfer, texts))
                .orElseGet(() -> Optional.of(Refusal.of(Problem.NOT_FOUND, texts.of("transfer.unknown"))));
    }

    private Optional<Refusal> obstacle(Wish wish, TransferRecord transfer, RefusalTexts texts) {
        return transfers
                .obstacle(transfer, wish.command())
                .map(it -> refusal(it, texts))
                .or(() -> tooOften(transfer, texts))
                .or(() -> wish.furtherObstacle().apply(transfer));
    }

    private static Refusal refusal(Obstacle obstacle, RefusalTexts texts) {
        return Refusal.of(Problem.STATE_CONFLICT, texts.of("again." + obstacle.id()));
    }

    /** Somebody else was faster. */
    private Optional<Refusal> renewedMeanwhile(TransferRecord transfer, RefusalTexts texts) {
        return isExpired(transfer)
                ? Optional.empty()
                : Optional.of(Refusal.of(Problem.STATE_CONFLICT, texts.of("again.waiting")));
    }

    private boolean isExpired(TransferRecord transfer) {
        Instant now = Instant.now(clock);
        return transfer.state() == TransferState.EXPIRED
                || transfer.expiresAt().filter(end -> end.isAfter(now)).isEmpty();
    }

    private Optional<Refusal> tooOften(TransferRecord transfer, RefusalTexts texts) {
        List<Instant> before = ReissueHistory.of(store, transfer)
                .times(EnumSet.of(TransferEvent.Kind.RESENT, TransferEvent.Kind.RENEWED));
        if (before.size() >= rules.reissues()) {
            return Optional.of(Refusal.of(Problem.STATE_CONFLICT, texts.of("again.tooOften", rules.reissues())));
        }
        return ReissueHistory.last(before)
                .map(last -> last.plus(rules.reissueGap()))
                .flatMap(from -> tooSoon(from, texts));
    }

    /** Codes are counted where a recipient asks; a practice knows what it does. */
    private Optional<Refusal> tooManyCodes(TransferRecord transfer, RefusalTexts texts) {
        if (transfer.dispatchFacts().isEmpty()) {
            return Optional.empty();
        }
        CodeOffer next = rules.codes().next(ReissueHistory.of(store, transfer), "", Instant.now(clock));
        return next.standing() == CodeOffer.Standing.SPENT
                ? Optional.of(Refusal.of(
                        Problem.STATE_CONFLICT,
                        texts.of("again.tooOften", rules.codes().inAll())))
                : next.from().flatMap(from -> tooSoon(from, texts));
    }

    private Optional<Refusal> tooSoon(Instant from, RefusalTexts texts) {
        return Optional.of(Duration.between(Instant.now(clock), from))
                .filter(wait -> !wait.isNegative() && !wait.isZero())
                .map(wait -> Refusal.of(Problem.RATE_LIMITED, texts.of("again.tooSoon", wait.toSeconds() + 1))
                        .after(wait));
    }
}
