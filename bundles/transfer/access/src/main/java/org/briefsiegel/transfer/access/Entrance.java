package org.briefsiegel.transfer.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.spi.Alerts;
import org.briefsiegel.transfer.spi.FactorSeal;
import org.briefsiegel.transfer.spi.Secret;
import org.briefsiegel.transfer.spi.Sessions;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;
import org.briefsiegel.transfer.spi.TransferStore.TryLimit;
import org.briefsiegel.transfer.spi.Vault;

/** Takes answers: counts, compares, and opens a session or says why not. Whatever is in doubt stays closed. */
final class Entrance {

    private final Transactions transactions;
    private final TransferStore store;
    private final Sessions sessions;
    private final Alerts alerts;
    private final Vault vault;
    private final Plugins plugins;
    private final Spine spine;
    private final Gate gate;
    private final TryCount tries;
    private final Duration sessionLength;
    private final Clock clock;

    Entrance(
            Transactions transactions,
            TransferStore store,
            Sessions sessions,
            Alerts alerts,
            Vault vault,
            Plugins plugins,
            Spine spine,
            Gate gate,
            TryCount tries,
            Duration sessionLength,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.sessions = sessions;
        this.alerts = alerts;
        this.vault = vault;
        this.plugins = plugins;
        this.spine = spine;
        this.gate = gate;
        this.tries = tries;
        this.sessionLength = sessionLength;
        this.clock = clock;
    }

    Opening answer(TransferRecord transfer, Map<String, String> fields, Locale locale) {
        Optional<AuthFactor> factor = plugins.factor(transfer.factor());
        if (factor.isEmpty() || gate.status(transfer) != Letter.Status.READY) {
            makeUpForLostLock(transfer);
            return new Opening.Closed();
        }
        TryCount.Counted counted = tries.of(transfer);
        Attempt attempt = new Attempt(
                transfer,
                factor.get(),
                new Answer(fields, locale),
                new FactorSeal(vault, transfer.practice(), transfer.id(), transfer.factor()),
                counted::reserve);
        try {
            spine.travel(Use.ANSWER, attempt::run);
        } catch (ClosedException e) {
            return new Opening.Closed();
        }
        return switch (attempt.verdict()) {
            case CLOSED -> new Opening.Closed();
            case MISTYPED -> new Opening.Mistyped(attempt.flaws());
            case WRONG -> wrong(transfer, counted);
            case PASSED -> passed(transfer, counted).orElseGet(() -> wrong(transfer, counted));
        };
    }

    /** Nothing is locked by tries that were taken back while this one was compared. */
    private Opening wrong(TransferRecord transfer, TryCount.Counted counted) {
        TryLimit limit = tries.limit();
        return transactions.within(() -> {
            store.lock(transfer.practice(), transfer.id());
            int before = counted.ofTransfer();
            int standing = standing(transfer);
            note(transfer, TransferEvent.Kind.WRONG_ANSWER, before + "/" + limit.max());
            if (before >= limit.max() && standing >= limit.max()) {
                lock(transfer);
            } else if (before == limit.pauseAfter() && standing >= before || counted.pausesRecipient()) {
                note(transfer, TransferEvent.Kind.PAUSED, "");
            }
            return counted.wrong(Math.min(before, standing));
        });
    }

    private int standing(TransferRecord transfer) {
        return store.find(transfer.practice(), transfer.id())
                .map(TransferRecord::tries)
                .orElse(0);
    }

    private void lock(TransferRecord transfer) {
        if (store.advance(transfer.practice(), transfer.id(), TransferState.LOCKED.sources(), TransferState.LOCKED)) {
            sessions.closeAll(transfer.practice(), transfer.id());
            TransferEvent event = note(transfer, TransferEvent.Kind.LOCKED, "");
            alerts.raise(transfer.practice(), transfer.id(), event);
        }
    }

    /** Whoever has counted the last try would have locked by the end of its pause, if it hadn't crashed. */
    private void makeUpForLostLock(TransferRecord transfer) {
        Instant now = Instant.now(clock);
        boolean settled =
                transfer.pausedUntil().filter(end -> !end.isAfter(now)).isPresent();
        int max = tries.limit().max();
        if (transfer.tries() >= max && settled) {
            transactions.within(() -> {
                store.lock(transfer.practice(), transfer.id());
                if (standing(transfer) >= max) {
                    lock(transfer);
                }
            });
        }
    }

    /** Closed where the transfer has ended or been locked since the answer came in; empty where it was to a void code. */
    private Optional<Opening> passed(TransferRecord transfer, TryCount.Counted counted) {
        Secret secret = Secret.random();
        return transactions.within(() -> {
            store.lock(transfer.practice(), transfer.id());
            Optional<TransferRecord> found = store.find(transfer.practice(), transfer.id());
            if (found.filter(now -> isVoided(transfer, now)).isPresent()) {
                return Optional.empty();
            }
            counted.giveBack();
            if (store.find(transfer.practice(), transfer.id())
                    .filter(gate::holds)
                    .isEmpty()) {
                return Optional.of(new Opening.Closed());
            }
            open(transfer, secret);
            return Optional.of(new Opening.Passed(secret.value()));
        });
    }

    /** Whether a new code was sent since; not where the enrolment is gone because the transfer is over. */
    private static boolean isVoided(TransferRecord before, TransferRecord now) {
        return !now.enrolment().equals(before.enrolment())
                && now.contentDestroyedAt().isEmpty();
    }

    private void open(TransferRecord transfer, Secret secret) {
        Instant now = Instant.now(clock);
        store.advance(transfer.practice(), transfer.id(), TransferState.OPENED.sources(), TransferState.OPENED);
        note(transfer, TransferEvent.Kind.OPENED, transfer.factor());
        sessions.open(
                new Sessions.Session(secret.hash(), transfer.practice(), transfer.id(), now, now.plus(sessionLength)));
    }

    private TransferEvent note(TransferRecord transfer, TransferEvent.Kind kind, String detail) {
        TransferEvent event = new TransferEvent(Instant.now(clock), kind, detail);
        store.addEvent(transfer.practice(), transfer.id(), event);
        return event;
    }
}
