package org.briefsiegel.backup.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.briefsiegel.backup.api.BackupReport;
import org.briefsiegel.backup.database.Content;
import org.briefsiegel.backup.database.DatabaseSnapshot;
import org.briefsiegel.backup.set.BackupSet;
import org.briefsiegel.backup.set.Manifest;
import org.briefsiegel.backup.set.SetWriter;
import org.briefsiegel.backup.set.Steps;
import org.briefsiegel.transfer.vaultapi.VaultFiles;

/** One backup, from its first question to the database to its manifest. */
final class Backup {

    private static final String UNFINISHED = ".part";

    /** How far below the vault's folder those of contents are: what lies in them, in its thousands, isn't looked at. */
    private static final int FOLDERS_OF_CONTENTS = 2;

    private final String product;
    private final Instant now;
    private final DatabaseSnapshot snapshot;
    private final VaultFiles vault;
    private final SetWriter set;
    private final Consumer<String> progress;

    private final List<Content> absent = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private long copied;
    private long linked;

    Backup(
            String product,
            Instant now,
            DatabaseSnapshot snapshot,
            VaultFiles vault,
            SetWriter set,
            Consumer<String> progress) {
        this.product = product;
        this.now = now;
        this.snapshot = snapshot;
        this.vault = vault;
        this.set = set;
        this.progress = progress;
    }

    BackupReport write() throws IOException, SQLException {
        List<Content> contents = snapshot.contents();
        Map<String, Long> counts = snapshot.counts();
        List<String> changes = snapshot.changes();
        progress.accept("Copying the database");
        String database = snapshot.kind().file();
        snapshot.copyTo(set.path(database));
        set.add(database);
        copyKeyRing();
        makeFolders();
        copy(contents);
        List<String> destroyed = settleAbsent();
        BackupSet finished = set.finish(
                files -> new Manifest(
                        now,
                        product,
                        snapshot.kind().id(),
                        changes,
                        vault.masterKeyCheck(),
                        counts,
                        destroyed,
                        missing,
                        files),
                progress);
        return new BackupReport(
                finished.folder(),
                counts.get("transfer"),
                copied + linked,
                linked,
                set.bytes(),
                destroyed.size(),
                missing);
    }

    /** Never linked: another master key encrypts these files anew. */
    private void copyKeyRing() throws IOException {
        for (Path path : VaultPaths.below(vault.keyRing(), Integer.MAX_VALUE).files()) {
            if (!path.toString().endsWith(UNFINISHED)) {
                set.copy(path, name(path));
            }
        }
    }

    /** Those that are empty, too, so that the set's vault can be opened where nothing can be written. */
    private void makeFolders() throws IOException {
        for (Path path : VaultPaths.below(vault.folder(), FOLDERS_OF_CONTENTS).folders()) {
            set.createFolder(name(path));
        }
    }

    private void copy(List<Content> contents) throws IOException {
        Steps steps = new Steps("Documents", contents.size(), progress);
        for (Content content : contents) {
            copy(content);
            steps.done(content.size());
        }
    }

    private void copy(Content content) throws IOException {
        Path file = vault.content(content.blob());
        try {
            if (Files.size(file) != vault.sizeOnDisk(content.size())) {
                missing.add(content.blob());
            } else if (set.linkOrCopy(file, name(file))) {
                linked++;
            } else {
                copied++;
            }
        } catch (NoSuchFileException e) {
            absent.add(content);
        }
    }

    /** What isn't there was destroyed since the snapshot, or else is lost. */
    private List<String> settleAbsent() throws SQLException {
        List<Content> lost = snapshot.stillOpen(absent);
        lost.forEach(content -> missing.add(content.blob()));
        absent.removeAll(lost);
        return absent.stream().map(Content::blob).toList();
    }

    private String name(Path path) {
        String below = vault.folder().relativize(path).toString();
        return below.isEmpty() ? BackupSet.VAULT : BackupSet.VAULT + "/" + below;
    }
}
