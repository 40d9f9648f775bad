package org.briefsiegel.backup.service;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.briefsiegel.backup.api.BackupReport;
import org.briefsiegel.backup.api.Backups;
import org.briefsiegel.backup.database.DatabaseSnapshot;
import org.briefsiegel.backup.database.PostgresPrograms;
import org.briefsiegel.backup.set.SetWriter;
import org.briefsiegel.platform.persistence.DatabaseConnections;
import org.briefsiegel.transfer.vaultapi.VaultFiles;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the database first, as it is at one moment, and then what the vault holds of it: a content is on the disk before its row is
 * committed, and so is the key above its own.
 */
@Component(configurationPid = "org.briefsiegel.backup")
public final class BackupService implements Backups {

    private static final Logger LOG = LoggerFactory.getLogger(BackupService.class);

    private final String product;
    private final PostgresPrograms programs;
    private final DatabaseConnections database;
    private final VaultFiles vault;
    private final Clock clock;

    @Activate
    public BackupService(
            BundleContext bundle,
            Config config,
            @Reference DatabaseConnections database,
            @Reference VaultFiles vault,
            @Reference Clock clock) {
        this(
                bundle.getBundle().getVersion().toString(),
                new PostgresPrograms(config.pgDump(), config.pgRestore()),
                database,
                vault,
                clock);
    }

    /** @param product the version that a set says it was written by */
    public BackupService(
            String product, PostgresPrograms programs, DatabaseConnections database, VaultFiles vault, Clock clock) {
        this.product = product;
        this.programs = programs;
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public BackupReport create(Path folder, Consumer<String> progress) {
        if (!folder.isAbsolute()) {
            throw new IllegalArgumentException(folder + " isn't an absolute path");
        }
        Path sets = folder.normalize();
        if (sets.startsWith(vault.folder())) {
            throw new IllegalArgumentException("a backup can't be written into the vault itself");
        }
        try {
            return write(sets, progress);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("The backup isn't there: " + e.getMessage(), e);
        }
    }

    private BackupReport write(Path sets, Consumer<String> progress) throws IOException, SQLException {
        Instant now = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS);
        try (SetWriter set = SetWriter.begin(sets, now);
                DatabaseSnapshot snapshot = DatabaseSnapshot.take(database, programs)) {
            BackupReport report = new Backup(product, now, snapshot, vault, set, progress).write();
            LOG.info(
                    "Wrote the backup {}: {} contents, of which {} are links to those of the one before",
                    report.set(),
                    report.documents(),
                    report.reused());
            if (!report.missing().isEmpty()) {
                LOG.error("The vault has lost or cut contents that transfers still need: {}", report.missing());
            }
            return report;
        }
    }
}
