package org.briefsiegel.transfer.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.briefsiegel.spine.job.Job;
import org.briefsiegel.spine.job.JobSchedule;
import org.briefsiegel.transfer.outboxapi.SandboxMessages;
import org.briefsiegel.transfer.settings.TransferSettings;
import org.briefsiegel.transfer.storeapi.RecipientTries;
import org.briefsiegel.transfer.storeapi.Sessions;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.storeapi.Windows;
import org.briefsiegel.transfer.storeapi.Windows.Prepared;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Clears away, every minute, links whose time is over, content that was kept after that for long enough, sessions and windows that
 * have ended, and messages that a sandbox has kept for long enough. Safe on several nodes, since every step is an atomic update or
 * can be done twice.
 */
@Component(configurationPid = "org.briefsiegel.transfer.core")
@JobSchedule(name = "retention", delay = 60_000, period = 60_000)
public final class RetentionJob implements Job {

    private static final int BATCH = 100;
    private static final Duration SESSION_MEMORY = Duration.ofDays(1);

    private final Memory memory;
    private final TransferStore store;
    private final Sessions sessions;
    private final RecipientTries recipientTries;
    private final Windows windows;
    private final SandboxMessages sandboxMessages;
    private final Vault vault;
    private final TransferEnding ending;
    private final Clock clock;

    /** How long is remembered what isn't needed for any access. */
    public record Memory(Duration expired, Duration sandboxMessages) {}

    @Activate
    public RetentionJob(
            TransferSettings config,
            @Reference Clock clock,
            @Reference TransferStore store,
            @Reference Sessions sessions,
            @Reference RecipientTries recipientTries,
            @Reference Windows windows,
            @Reference SandboxMessages sandboxMessages,
            @Reference Vault vault,
            @Reference TransferEnding ending) {
        this(
                new Memory(Duration.ofDays(config.keepExpiredDays()), Duration.ofDays(config.sandboxMessageDays())),
                store,
                sessions,
                recipientTries,
                windows,
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
            SandboxMessages sandboxMessages,
            Vault vault,
            TransferEnding ending,
            Clock clock) {
        this.memory = memory;
        this.store = store;
        this.sessions = sessions;
        this.recipientTries = recipientTries;
        this.windows = windows;
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
}
