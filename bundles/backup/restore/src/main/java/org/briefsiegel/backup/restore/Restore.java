package org.briefsiegel.backup.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.briefsiegel.backup.database.DatabaseKind;
import org.briefsiegel.backup.database.EmptyDatabase;
import org.briefsiegel.backup.deletions.Deletion;
import org.briefsiegel.backup.deletions.DeletionLog;
import org.briefsiegel.backup.restore.OfflineServer.Ended;
import org.briefsiegel.backup.set.BackupSet;
import org.briefsiegel.backup.set.HashedFiles;
import org.briefsiegel.backup.set.Manifest;
import org.briefsiegel.backup.set.SetFile;
import org.briefsiegel.backup.set.Steps;
import org.briefsiegel.transfer.vault.TinkVault;

/**
 * Puts a set back where there is nothing: first the vault, then the database, in which all is ended again that was ended since,
 * before a server can see it. What was begun and couldn't be finished is removed.
 */
final class Restore {

    private final Site site;
    private final Clock clock;
    private final Consumer<String> out;

    Restore(Site site, Clock clock, Consumer<String> out) {
        this.site = site;
        this.clock = clock;
        this.out = out;
    }

    /** @param deletions logs of deletions; none for the one that the settings name */
    void run(Path folder, List<Path> deletions) throws IOException, SQLException {
        SoundSet sound = SoundSet.in(folder, site, clock, out);
        refuseIfInUse(sound.kind());
        List<Deletion> ended = read(deletions);
        copyVault(sound.set());
        try {
            Ended again = sound.kind() == DatabaseKind.H2 ? restoreH2(sound, ended) : restorePostgres(sound, ended);
            note(deletions, ended);
            tell(sound.set(), deletions, again);
        } catch (IOException | SQLException | RuntimeException e) {
            removeVault();
            throw e;
        }
    }

    private void refuseIfInUse(DatabaseKind kind) throws IOException, SQLException {
        if (holdsFiles(site.vault())) {
            throw new Refusal("The vault " + site.vault() + " isn't empty: move it away, or restore elsewhere.");
        }
        boolean empty = kind == DatabaseKind.H2
                ? !H2File.of(site.database()).exists()
                : new EmptyDatabase(DriverConnections.to(site.database()), site.programs()).isEmpty();
        if (!empty) {
            throw new Refusal(
                    "The database of org.briefsiegel.store.cfg isn't empty: move it away, or name another one.");
        }
    }

    private static boolean holdsFiles(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.anyMatch(Files::isRegularFile);
        }
    }

    private List<Deletion> read(List<Path> files) throws IOException {
        List<Deletion> all = new ArrayList<>();
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new Refusal("--deletions: there is no file " + file + ".");
            }
            all.addAll(new DeletionLog(file).read());
        }
        return files.isEmpty() ? new DeletionLog(site.deletionLog()).read() : all;
    }

    private void copyVault(BackupSet set) throws IOException {
        String prefix = BackupSet.VAULT + "/";
        List<SetFile> files = set.manifest().files().stream()
                .filter(file -> file.name().startsWith(prefix))
                .toList();
        Steps steps = new Steps("Restoring the vault", files.size(), out);
        TreeSet<Path> folders = new TreeSet<>(Comparator.reverseOrder());
        try {
            for (SetFile file : files) {
                Path to = site.vault().resolve(file.name().substring(prefix.length()));
                HashedFiles.createFolder(to.getParent());
                folders.add(to.getParent());
                if (!HashedFiles.copy(file.in(set.folder()), to).equals(file.sha256())) {
                    throw new IOException(file.name() + " has changed while it was copied");
                }
                steps.done(file.size());
            }
            for (Path folder : folders) {
                HashedFiles.sync(folder);
            }
        } catch (IOException | RuntimeException e) {
            removeVault();
            throw e;
        }
    }

    private Ended restoreH2(SoundSet sound, List<Deletion> deletions) throws IOException, SQLException {
        H2File file = H2File.of(site.database());
        HashedFiles.createFolder(file.path().getParent());
        file.removeUnfinished();
        try {
            Ended again = fill(file.unfinished(), sound, deletions);
            file.finish();
            return again;
        } finally {
            file.removeUnfinished();
        }
    }

    private Ended restorePostgres(SoundSet sound, List<Deletion> deletions) throws IOException, SQLException {
        return fill(DriverConnections.to(site.database()), sound, deletions);
    }

    private Ended fill(DriverConnections database, SoundSet sound, List<Deletion> deletions)
            throws IOException, SQLException {
        out.accept("Restoring the database");
        new EmptyDatabase(database, site.programs())
                .read(sound.set().file(sound.kind().file()));
        List<Deletion> all = new ArrayList<>(deletions);
        all.addAll(destroyedMeanwhile(database, sound.set().manifest()));
        try (OfflineServer server = new OfflineServer(database, vault(), clock)) {
            return server.endAgain(all);
        }
    }

    /** What the copy of the database knows, and the vault had no more when it was copied. */
    private static List<Deletion> destroyedMeanwhile(DriverConnections database, Manifest manifest)
            throws SQLException {
        Set<String> destroyed = Set.copyOf(manifest.destroyed());
        if (destroyed.isEmpty()) {
            return List.of();
        }
        try (Connection connection = database.open()) {
            return SealedRow.all(connection).stream()
                    .filter(row -> destroyed.contains(row.document().blob()))
                    .map(SealedRow::address)
                    .map(address -> new Deletion(manifest.createdAt(), false, address.practice(), address.transfer()))
                    .toList();
        }
    }

    private TinkVault vault() throws IOException {
        try {
            return new TinkVault(site.vault(), site.masterKey(), site.keyFile(), clock);
        } catch (GeneralSecurityException e) {
            throw new IOException("the restored vault can't be opened", e);
        }
    }

    /** For whoever restores an older set later. */
    private void note(List<Path> files, List<Deletion> deletions) throws IOException {
        if (!files.isEmpty() && !deletions.isEmpty()) {
            new DeletionLog(site.deletionLog()).add(deletions);
        }
    }

    private void tell(BackupSet set, List<Path> deletions, Ended again) {
        out.accept("Restored " + set.folder() + ", of " + set.manifest().createdAt() + ": "
                + set.manifest().counts().get("transfer") + " transfers.");
        if (deletions.isEmpty() && !Files.exists(site.deletionLog())) {
            out.accept(
                    "There is no " + site.deletionLog()
                            + ": what was revoked after the backup has come back. Revoke it again before the server is opened to anybody.");
        } else {
            out.accept("Transfers that were revoked after the backup and are revoked again: " + again.revoked());
            out.accept("Transfers whose content was destroyed after the backup and is destroyed again: "
                    + again.destroyed());
        }
        if (!set.manifest().missing().isEmpty()) {
            out.accept(set.manifest().missing().size() + " contents were lost before the backup: "
                    + String.join(", ", set.manifest().missing()));
        }
    }

    private void removeVault() throws IOException {
        if (!Files.exists(site.vault())) {
            return;
        }
        try (Stream<Path> paths = Files.walk(site.vault())) {
            for (Path path : paths.sorted(Comparator.reverseOrder())
                    .filter(path -> !path.equals(site.vault()))
                    .toList()) {
                Files.delete(path);
            }
        }
    }
}
