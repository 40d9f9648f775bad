package org.briefsiegel.transfer.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.briefsiegel.spine.job.Job;
import org.briefsiegel.spine.job.JobSchedule;
import org.briefsiegel.transfer.outboxapi.SandboxMessages;
import org.briefsiegel.transfer.rules.TransferSettings;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys;
import org.briefsiegel.transfer.storeapi.RecipientTries;
import org.briefsiegel.transfer.storeapi.Sessions;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.storeapi.Windows;
import org.briefsiegel.transfer.storeapi.Windows.Prepared;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears away, every minute, links whose time is over, content that was kept after that for long enough, sessions and windows that
 * have ended, messages that a sandbox has kept for long enough; and once a day, content that a crash left without a transfer or without a key, and what needn't be remembered
 * any longer. Safe on several nodes, since every step is an atomic update or can be done twice.
 */
@Component(configurationPid = "org.briefsiegel.transfer.core")
@JobSchedule(name = "retention", delay = 60_000, period = 60_000)
public final class RetentionJob implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);
    private static final int BATCH = 100;
    private static final int DAY = (int) Duration.ofDays(1).toMinutes();

    /** What is younger may belong to a request that is still arriving. */
    private static final Duration ORPHAN_AGE = Duration.ofHours(6);

    private static final Duration SESSION_MEMORY = Duration.ofDays(1);

    private final Memory memory;
    private final TransferStore store;
    private final Sessions sessions;
    private final RecipientTries recipientTries;
    private final Windows windows;
    private final IdempotencyKeys keys;
    private final SandboxMessages sandboxMessages;
    private final Vault vault;
    private final TransferEnding ending;
    private final Clock clock;
    private int rounds;

    /** How long is remembered what isn't needed for any access. */
    public record Memory(Duration expired, Duration personalData, Duration keys, Duration sandboxMessages) {}

    @Activate
    public RetentionJob(
            TransferSettings config,
            @Reference Clock clock,
            @Reference TransferStore store,
            @Reference Sessions sessions,
            @Reference RecipientTries recipientTries,
            @Reference Windows windows,
            @Reference IdempotencyKeys keys,
            @Reference SandboxMessages sandboxMessages,
            @Reference Vault vault,
            @Reference TransferEnding ending) {
        this(
                new Memory(
                        Duration.ofDays(config.keepExpiredDays()),
                        Duration.ofDays(config.personalDataDays()),
                        Duration.ofDays(config.idempotencyKeyDays()),
                        Duration.ofDays(config.sandboxMessageDays())),
                store,
                sessions,
                recipientTries,
                windows,
                keys,
                sandboxMessages,
                vault,
                ending,
                clock);
    }

    public RetentionJob(
            Memory memory,
            TransferStore store,
            Sessions sessions,
            RecipientTries recipientTries,
            Windows windows,
            IdempotencyKeys keys,
            SandboxMessages sandboxMessages,
            Vault vault,
            TransferEnding ending,
            Clock clock) {
        this.memory = memory;
        this.store = store;
        this.sessions = sessions;
        this.recipientTries = recipientTries;
        this.windows = windows;
        this.keys = keys;
        this.sandboxMessages = sandboxMessages;
        this.vault = vault;
        this.ending = ending;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = Instant.now(clock);
        inBatches(() -> store.due(now, BATCH), ending::expire);
        inBatches(() -> store.lapsed(now.minus(memory.expired()), BATCH), ending::destroy);
        inBatches(() -> windows.over(now, BATCH), this::close);
        sessions.purge(now.minus(SESSION_MEMORY));
        recipientTries.purge(now);
        sandboxMessages.purge(now.minus(memory.sandboxMessages()));
        if (rounds++ % DAY == 0) {
            sweep(now);
            forget(now);
        }
    }

    private static <T> void inBatches(Supplier<List<T>> next, Consumer<T> work) {
        List<T> some;
        do {
            some = next.get();
            some.forEach(work);
        } while (some.size() == BATCH);
    }

    /** The documents first: a window that is still known is closed again. */
    private void close(Prepared window) {
        window.documents().forEach(document -> vault.destroy(document.blob()));
        windows.remove(window.practice(), window.id());
    }

    /** Looks at every file, and so runs at the start and once a day. */
    private void sweep(Instant now) {
        Set<String> old = new HashSet<>(vault.blobsBefore(now.minus(ORPHAN_AGE)));
        old.removeAll(store.knownBlobs(old));
        destroy(old, "belonged to no transfer");
        destroy(store.erasedBlobs(vault.blobsBefore(now)), "had no key any more");
    }

    private void destroy(Set<String> blobs, String reason) {
        for (String blob : blobs) {
            vault.destroy(blob);
            LOG.info("Destroyed content {}, which {}", blob, reason);
        }
    }

    private void forget(Instant now) {
        keys.purge(now.minus(memory.keys()));
        int transfers = store.erasePersonalData(now.minus(memory.personalData()));
        if (transfers > 0) {
            LOG.info("Erased the personal data of {} transfers whose content was destroyed before", transfers);
        }
    }
}
