package org.briefsiegel.backup.restore;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.backup.api.BackupReport;
import org.briefsiegel.backup.database.PostgresPrograms;
import org.briefsiegel.backup.service.BackupService;
import org.briefsiegel.billing.ledger.BillingTables;
import org.briefsiegel.billing.ledger.JpaLedger;
import org.briefsiegel.platform.persistence.Contribution;
import org.briefsiegel.platform.persistence.DatabaseConnections.Login;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.practice.registry.PracticeTables;
import org.briefsiegel.spine.store.SpineTables;
import org.briefsiegel.testkit.memory.StandingClock;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.retention.TransferEnding;
import org.briefsiegel.transfer.store.JpaOutbox;
import org.briefsiegel.transfer.store.JpaSessions;
import org.briefsiegel.transfer.store.JpaTransferStore;
import org.briefsiegel.transfer.store.TransferTables;
import org.briefsiegel.transfer.storeapi.Progress;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vault.TinkVault;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.briefsiegel.webhook.store.WebhookTables;

/** Database and vault of a server that has some transfers, and backups of them. */
final class BackedUpSite implements AutoCloseable {

    static final String PRACTICE = "p-1";
    private static final int CONNECTIONS = 5;
    private static final List<Contribution> TABLES = List.of(
            new PracticeTables(), new TransferTables(), new BillingTables(), new WebhookTables(), new SpineTables());

    private final Path data;
    private final Login login;
    private final PostgresPrograms programs;
    private final StandingClock clock = new StandingClock();
    private final PersistenceUnit unit;
    private final TinkVault vault;

    /** @param data the data folder, which is empty or was restored */
    BackedUpSite(Path data, Login login, PostgresPrograms programs) throws IOException, GeneralSecurityException {
        this.data = data;
        this.login = login;
        this.programs = programs;
        this.unit =
                PersistenceUnit.open(login.url(), DriverConnections.to(login).driver(), CONNECTIONS, TABLES);
        this.vault = new TinkVault(data.resolve("vault"), Optional.empty(), keyFile(data), clock);
    }

    static Path keyFile(Path data) {
        return data.resolve("keys/master.key");
    }

    StandingClock clock() {
        return clock;
    }

    TinkVault vault() {
        return vault;
    }

    /** A transfer of one document, as a submission leaves it. */
    TransferRecord send(String id, String text) {
        try {
            byte[] plain = text.getBytes(StandardCharsets.UTF_8);
            SealedDocument sealed = vault.seal(
                            new DocumentAddress(PRACTICE, id, 1), new ByteArrayInputStream(plain), plain.length)
                    .orElseThrow();
            Instant now = Instant.now(clock);
            TransferRecord transfer = new TransferRecord(
                    id,
                    PRACTICE,
                    "R-1",
                    now,
                    "birth-date",
                    "enrolment",
                    "",
                    new Recipient("Ayşe Yılmaz", "ayse@example.org", "", Locale.GERMAN, Recipient.PATIENT),
                    "",
                    Progress.accepted(Optional.of(now.plus(Duration.ofDays(14)))),
                    List.of(new TransferRecord.Document(1, "invoice", "Befund", "a.pdf", "application/pdf", sealed)));
            unit.transactions().within(() -> {
                store().insert(transfer);
                store().addLink(PRACTICE, id, "link-" + id);
            });
            return transfer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void revoke(String id) {
        new TransferEnding(
                        new Transfers(unit.transactions(), store(), clock),
                        new JpaOutbox(unit.entities()),
                        new JpaSessions(unit.entities()),
                        JpaLedger.forEnding(unit.entities(), clock),
                        vault)
                .revoke(transfer(id));
    }

    TransferRecord transfer(String id) {
        return store().find(PRACTICE, id).orElseThrow();
    }

    /** What a recipient gets. */
    String read(String id) throws IOException {
        SealedDocument sealed = transfer(id).documents().get(0).sealed();
        return new String(
                vault.open(new DocumentAddress(PRACTICE, id, 1), sealed).readAllBytes(), StandardCharsets.UTF_8);
    }

    Path file(String id) {
        return vault.content(transfer(id).documents().get(0).sealed().blob());
    }

    private JpaTransferStore store() {
        return new JpaTransferStore(unit.entities());
    }

    BackupReport backUp(Path sets) {
        clock.move(Duration.ofSeconds(1));
        return new BackupService("1.2.3", programs, DriverConnections.to(login), vault, clock)
                .create(sets, new ArrayList<String>()::add);
    }

    Path data() {
        return data;
    }

    static void copyKey(Path from, Path to) throws IOException {
        Files.createDirectories(keyFile(to).getParent());
        Files.copy(keyFile(from), keyFile(to), StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Override
    public void close() {
        unit.close();
    }
}
