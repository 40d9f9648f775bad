package org.briefsiegel.backup.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.briefsiegel.backup.database.DatabaseKind;
import org.briefsiegel.backup.set.BackupSet;
import org.briefsiegel.transfer.vault.TinkVault;

/**
 * A set that this version can restore on this site: every file is as it was written, and the master key opens it.
 *
 * @param vault the set's own, opened where it lies
 */
record SoundSet(BackupSet set, DatabaseKind kind, TinkVault vault) {

    /**
     * Looks at all of it.
     *
     * @throws Refusal where it can't be restored here
     */
    static SoundSet in(Path folder, Site site, Clock clock, Consumer<String> progress) throws IOException {
        BackupSet set = found(folder);
        DatabaseKind kind = kind(set, site);
        refuseNewer(set);
        List<String> flaws = set.flaws(progress);
        if (!flaws.isEmpty()) {
            throw new Refusal(set.folder() + " is damaged: " + String.join("; ", flaws) + ".");
        }
        return new SoundSet(set, kind, opened(set, site, clock));
    }

    private static BackupSet found(Path folder) {
        try {
            return BackupSet.in(folder);
        } catch (IOException e) {
            throw new Refusal(e.getMessage() + ".", e);
        }
    }

    private static DatabaseKind kind(BackupSet set, Site site) {
        DatabaseKind here = DatabaseKind.of(site.database().url());
        if (!here.id().equals(set.manifest().database())) {
            throw new Refusal("The set is of " + set.manifest().database() + ", and org.briefsiegel.store.cfg names "
                    + here.id() + ".");
        }
        return here;
    }

    private static void refuseNewer(BackupSet set) {
        var known = OfflineServer.knownChanges();
        set.manifest().changes().stream()
                .filter(change -> !known.contains(change))
                .findFirst()
                .ifPresent(change -> {
                    throw new Refusal("The set is of a newer version ("
                            + set.manifest().product() + ", with " + change + "): restore it with that one.");
                });
    }

    private static TinkVault opened(BackupSet set, Site site, Clock clock) throws IOException {
        String key = set.manifest().masterKeyCheck();
        if (site.masterKey().isEmpty() && !Files.exists(site.keyFile())) {
            throw new Refusal("There is no master key at " + site.keyFile() + ": put the one there that is known as "
                    + key + ".");
        }
        try {
            TinkVault vault = new TinkVault(set.vault(), site.masterKey(), site.keyFile(), clock);
            if (vault.masterKeyCheck().equals(key)) {
                return vault;
            }
            throw wrong(key, null);
        } catch (IllegalStateException | GeneralSecurityException e) {
            throw wrong(key, e);
        }
    }

    private static Refusal wrong(String key, Exception cause) {
        return new Refusal(
                "The master key isn't the one that this set was made with, which is known as " + key
                        + (cause == null ? "." : ": " + cause.getMessage() + "."),
                cause);
    }
}
