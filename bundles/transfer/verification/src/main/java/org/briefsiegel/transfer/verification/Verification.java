package org.briefsiegel.transfer.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.ChallengeFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.RedirectFactor;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Letter.Question;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.link.AccessStatus;
import org.briefsiegel.transfer.link.Challenges;
import org.briefsiegel.transfer.notice.Alerts;
import org.briefsiegel.transfer.settings.AccessRules;
import org.briefsiegel.transfer.storeapi.Sessions;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TryLimit;
import org.briefsiegel.transfer.tries.TryReservations;
import org.briefsiegel.transfer.vaultapi.FactorSeal;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes answers: counts, compares, and opens a session or says why not. Whatever is in doubt stays closed. */
@Component(service = Verification.class)
public final class Verification {

    private final Transfers transfers;
    private final Sessions sessions;
    private final Alerts alerts;
    private final Vault vault;
    private final Plugins plugins;
    private final Spine spine;
    private final AccessStatus accessStatus;
    private final TryReservations tries;
    private final Challenges challenges;
    private final Duration sessionLength;
    private final Clock clock;

    @Activate
    public Verification(
            @Reference Transfers transfers,
            @Reference Sessions sessions,
            @Reference Alerts alerts,
            @Reference Vault vault,
            @Reference Plugins plugins,
            @Reference Spine spine,
            @Reference AccessStatus accessStatus,
            @Reference TryReservations tries,
            @Reference Challenges challenges,
            @Reference AccessRules rules,
            @Reference Clock clock) {
        this.transfers = transfers;
        this.sessions = sessions;
        this.alerts = alerts;
        this.vault = vault;
        this.plugins = plugins;
        this.spine = spine;
        this.accessStatus = accessStatus;
        this.tries = tries;
        this.challenges = challenges;
        this.sessionLength = rules.session();
        this.clock = clock;
    }

    /** Takes what was typed; nothing where the recipient is recognized elsewhere, or answers what isn't asked. */
    public Opening answer(TransferRecord transfer, Map<String, String> fields, Locale locale) {
        Optional<AuthFactor> factor = plugins.factor(transfer.factor());
        if (factor.filter(RedirectFactor.class::isInstance).isPresent()) {
            return new Opening.Closed();
        }
        boolean asks = factor.filter(ChallengeFactor.class::isInstance).isPresent();
        String answered = fields.getOrDefault(Question.CHALLENGE, "");
        Optional<String> challenge = asks ? challenges.open(transfer, answered) : Optional.empty();
        boolean outdated = asks ? challenge.isEmpty() : !answered.isEmpty(); // by another that had its place
        if (outdated && accessStatus.status(transfer) == Letter.Status.READY) {
            return new Opening.Outdated();
        }
        Map<String, String> typed = new HashMap<>(fields);
        typed.remove(Question.CHALLENGE);
        Answer answer = new Answer(typed, locale);
        return judge(
                transfer,
                asked -> asked instanceof ChallengeFactor asking
                        ? asking.read(answer, challenge.orElseThrow(() -> gone(transfer)))
                        : asked.read(answer));
    }

    /** Another has taken its place meanwhile. */
    private static ClosedException gone(TransferRecord transfer) {
        return new ClosedException("factor." + transfer.factor());
    }

    /**
     * Takes an answer, however it came.
     *
     * @param read has the factor read it
     */
    Opening judge(TransferRecord transfer, Function<AuthFactor, Reading> read) {
        Optional<AuthFactor> factor = plugins.factor(transfer.factor());
        if (factor.isEmpty() || accessStatus.status(transfer) != Letter.Status.READY) {
            makeUpForLostLock(transfer);
            return new Opening.Closed();
        }
        TryReservations.Reservation counted = tries.of(transfer);
        Attempt attempt = new Attempt(
                transfer,
                factor.get(),
                read,
                new FactorSeal(vault, transfer.practice(), transfer.id(), transfer.factor()),
                counted::reserve);
        try {
            spine.travel(Use.ANSWER, attempt::run);
        } catch (ClosedException e) {
            return new Opening.Unavailable(); // a try that was counted stays counted: what was compared, nobody knows
        }
        return switch (attempt.verdict()) {
            case CLOSED -> new Opening.Closed();
            case MISTYPED -> new Opening.Mistyped(attempt.flaws());
            case WRONG -> wrong(transfer, counted);
            case PASSED -> passed(transfer, counted, attempt.enrolment()).orElseGet(() -> wrong(transfer, counted));
        };
    }

    /** Nothing is locked by tries that were taken back while this one was compared. */
    private Opening wrong(TransferRecord seen, TryReservations.Reservation counted) {
        TryLimit limit = tries.limit();
        return change(seen, transfer -> {
            int before = counted.ofTransfer();
            int standing = transfer.record().tries();
            transfer.note(Kind.WRONG_ANSWER, before + "/" + limit.max());
            if (before >= limit.max() && standing >= limit.max()) {
                lock(transfer);
            } else if (before == limit.pauseAfter() && standing >= before || counted.pausesRecipient()) {
                transfer.note(Kind.PAUSED, "");
            }
            return counted.wrong(Math.min(before, standing));
        });
    }

    private <T> T change(TransferRecord seen, Function<TransferAggregate, T> work) {
        return transfers.change(seen.practice(), seen.id(), work).orElseThrow();
    }

    private boolean lock(TransferAggregate transfer) {
        Optional<TransferEvent> locked = transfer.lock();
        locked.ifPresent(event -> {
            String practice = transfer.record().practice();
            String id = transfer.record().id();
            sessions.closeAll(practice, id);
            alerts.raise(practice, id, event);
        });
        return locked.isPresent();
    }

    /** Whoever has counted the last try would have locked by the end of its pause, if it hadn't crashed. */
    private void makeUpForLostLock(TransferRecord seen) {
        Instant now = Instant.now(clock);
        boolean settled = seen.pausedUntil().filter(end -> !end.isAfter(now)).isPresent();
        int max = tries.limit().max();
        if (seen.tries() >= max && settled) {
            change(seen, transfer -> transfer.record().tries() >= max && lock(transfer));
        }
    }

    /**
     * Closed where the transfer has ended or been locked since the answer came in; empty where it was to a void code, or somebody
     * else has spent it meanwhile.
     */
    private Optional<Opening> passed(TransferRecord seen, TryReservations.Reservation counted, Enrolment fromNowOn) {
        Secret secret = Secret.random();
        return change(seen, transfer -> {
            if (isVoided(seen, transfer.record())) {
                return Optional.empty();
            }
            counted.giveBack(transfer);
            if (!accessStatus.holds(transfer.record()) || !transfer.open()) {
                return Optional.of(new Opening.Closed());
            }
            transfer.enrol(fromNowOn.state());
            openSession(transfer, secret);
            return Optional.of(new Opening.Passed(secret.value()));
        });
    }

    /** Whether a new code was sent since, or the answer spent; not where the enrolment is gone because the transfer is over. */
    private static boolean isVoided(TransferRecord before, TransferRecord now) {
        return !now.enrolment().equals(before.enrolment())
                && now.contentDestroyedAt().isEmpty();
    }

    private void openSession(TransferAggregate transfer, Secret secret) {
        Instant now = transfer.now();
        sessions.open(new Sessions.Session(
                secret.hash(), transfer.record().practice(), transfer.record().id(), now, now.plus(sessionLength)));
    }
}
