package org.briefsiegel.transfer.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.spi.Outbox;
import org.briefsiegel.transfer.spi.Sessions;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;
import org.briefsiegel.transfer.spi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears away, every minute, links whose time is over and sessions that have ended; and once a day, content that a crash
 * left without a transfer. Safe on several nodes, since every step is an atomic update or can be done twice.
 */
@Component(service = Caretaker.class, immediate = true)
public final class Caretaker {

    private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);
    private static final int BATCH = 100;
    private static final int SWEEP_ROUNDS = (int) Duration.ofDays(1).toMinutes();
    private static final Duration ORPHAN_AGE = Duration.ofHours(6);
    private static final Duration SESSION_MEMORY = Duration.ofDays(1);

    private final TransferStore store;
    private final Sessions sessions;
    private final Vault vault;
    private final Endings endings;
    private final Clock clock;
    private int rounds;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "briefsiegel-caretaker");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public Caretaker(
            @Reference Transactions transactions,
            @Reference TransferStore store,
            @Reference Outbox outbox,
            @Reference Sessions sessions,
            @Reference Vault vault) {
        this(transactions, store, outbox, sessions, vault, Clock.systemUTC());
        timer.scheduleWithFixedDelay(this::safeRound, 1, 1, TimeUnit.MINUTES);
    }

    Caretaker(
            Transactions transactions,
            TransferStore store,
            Outbox outbox,
            Sessions sessions,
            Vault vault,
            Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.vault = vault;
        this.clock = clock;
        this.endings = new Endings(transactions, store, outbox, sessions, vault, clock);
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }

    private void safeRound() {
        try {
            round();
        } catch (RuntimeException e) {
            LOG.warn("Clearing away failed, and is tried again in a minute", e);
        }
    }

    void round() {
        Instant now = Instant.now(clock);
        List<TransferRecord> due;
        do {
            due = store.due(now, BATCH);
            due.forEach(endings::expire);
        } while (due.size() == BATCH);
        sessions.purge(now.minus(SESSION_MEMORY));
        if (rounds++ % SWEEP_ROUNDS == 0) {
            sweep(now);
        }
    }

    /** Looks at every file, and so runs at the start and once a day. */
    private void sweep(Instant now) {
        List<String> old = vault.blobsBefore(now.minus(ORPHAN_AGE));
        Set<String> known = store.knownBlobs(old);
        for (String blob : old) {
            if (!known.contains(blob)) {
                vault.destroy(blob);
                LOG.info("Destroyed content {} that belonged to no transfer", blob);
            }
        }
    }
}
