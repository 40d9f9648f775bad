package org.briefsiegel.transfer.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.briefsiegel.spine.job.Job;
import org.briefsiegel.spine.job.JobSchedule;
import org.briefsiegel.transfer.damage.DamagedDocuments;
import org.briefsiegel.transfer.outboxapi.Receipts;
import org.briefsiegel.transfer.settings.TransferSettings;
import org.briefsiegel.transfer.storeapi.BouncedAddresses;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.storeapi.TransferStore.KeptDocument;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destroys, every night and soon after the start, content that a crash left without a transfer or without a key, and forgets what
 * needn't be remembered any longer; and misses what a transfer needs and isn't there. It looks at every file. Safe on several nodes, since every step can be done twice.
 */
@Component(configurationPid = "org.briefsiegel.transfer.core")
@JobSchedule(name = "sweep", delay = 60_000, daily = "03:30")
public final class SweepJob implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(SweepJob.class);

    /** What is younger may belong to a request that is still arriving, or be needed by whoever looks into a crash. */
    private static final Duration ORPHAN_AGE = Duration.ofHours(24);

    /** No centre tries for longer. */
    private static final Duration RECEIPTS_COME = Duration.ofDays(14);

    /** Who once had no such mailbox may have one by then. */
    private static final Duration ADDRESSES_CHANGE = Duration.ofDays(365);

    private static final int PAGE = 1000;

    private final Memory memory;
    private final TransferStore store;
    private final IdempotencyKeys keys;
    private final Receipts receipts;
    private final BouncedAddresses bounced;
    private final Vault vault;
    private final DamagedDocuments damaged;
    private final Clock clock;

    /** How long is remembered what isn't needed for any access. */
    public record Memory(Duration personalData, Duration keys) {}

    @Activate
    public SweepJob(
            TransferSettings config,
            @Reference TransferStore store,
            @Reference IdempotencyKeys keys,
            @Reference Receipts receipts,
            @Reference BouncedAddresses bounced,
            @Reference Vault vault,
            @Reference DamagedDocuments damaged,
            @Reference Clock clock) {
        this(
                new Memory(Duration.ofDays(config.personalDataDays()), Duration.ofDays(config.idempotencyKeyDays())),
                store,
                keys,
                receipts,
                bounced,
                vault,
                damaged,
                clock);
    }

    public SweepJob(
            Memory memory,
            TransferStore store,
            IdempotencyKeys keys,
            Receipts receipts,
            BouncedAddresses bounced,
            Vault vault,
            DamagedDocuments damaged,
            Clock clock) {
        this.memory = memory;
        this.store = store;
        this.keys = keys;
        this.receipts = receipts;
        this.bounced = bounced;
        this.vault = vault;
        this.damaged = damaged;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = Instant.now(clock);
        sweep(now);
        miss();
        forget(now);
    }

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

    /** Looks after documents whose file isn't among those that are there: nobody may have asked for them yet. */
    private void miss() {
        damaged.inspectAgain();
        List<KeptDocument> page = store.keptDocuments("", PAGE);
        if (page.isEmpty()) {
            return;
        }
        Set<String> there = new HashSet<>(vault.blobsBefore(Instant.MAX));
        while (!page.isEmpty()) {
            page.stream()
                    .filter(document -> !there.contains(document.sealed().blob()))
                    .forEach(document -> damaged.inspect(document.address(), document.sealed()));
            page = store.keptDocuments(page.get(page.size() - 1).sealed().blob(), PAGE);
        }
    }

    private void forget(Instant now) {
        keys.purge(now.minus(memory.keys()));
        receipts.purge(now.minus(RECEIPTS_COME));
        bounced.purge(now.minus(ADDRESSES_CHANGE));
        int transfers = store.erasePersonalData(now.minus(memory.personalData()));
        if (transfers > 0) {
            LOG.info("Erased the personal data of {} transfers whose content was destroyed before", transfers);
        }
    }
}
