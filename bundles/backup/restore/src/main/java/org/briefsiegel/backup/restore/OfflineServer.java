package org.briefsiegel.backup.restore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.backup.deletions.Deletion;
import org.briefsiegel.billing.ledger.BillingTables;
import org.briefsiegel.billing.ledger.JpaBooks;
import org.briefsiegel.billing.ledger.JpaLedger;
import org.briefsiegel.platform.persistence.Contribution;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.practice.registry.PracticeTables;
import org.briefsiegel.spine.store.SpineTables;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.retention.TransferEnding;
import org.briefsiegel.transfer.store.JpaOutbox;
import org.briefsiegel.transfer.store.JpaSessions;
import org.briefsiegel.transfer.store.JpaTransferStore;
import org.briefsiegel.transfer.store.TransferTables;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.briefsiegel.webhook.store.WebhookTables;

/**
 * The server's own parts over a database and a vault, put together by hand: tables are brought up to date, transfers revoked and
 * the ledger added up by the very code that a server does it with.
 */
final class OfflineServer implements AutoCloseable {

    private static final List<Contribution> TABLES = List.of(
            new PracticeTables(), new TransferTables(), new BillingTables(), new WebhookTables(), new SpineTables());

    private static final String CHANGE_SET = "--changeset ";
    private static final int CONNECTIONS = 2;

    private final PersistenceUnit unit;
    private final Vault vault;
    private final JpaTransferStore store;
    private final Transfers transfers;
    private final TransferEnding ending;
    private final JpaBooks books;

    /** Brings the tables up to date. */
    OfflineServer(DriverConnections database, Vault vault, Clock clock) {
        this.unit = PersistenceUnit.open(database.login().url(), database.driver(), CONNECTIONS, TABLES);
        this.vault = vault;
        this.store = new JpaTransferStore(unit.entities());
        this.transfers = new Transfers(unit.transactions(), store, clock);
        this.ending = new TransferEnding(
                transfers,
                new JpaOutbox(unit.entities()),
                new JpaSessions(unit.entities()),
                JpaLedger.forEnding(unit.entities(), clock),
                vault);
        this.books = JpaBooks.forAddingUp(unit.entities(), OfflineServer::noCurrency, clock);
    }

    private static String noCurrency() {
        throw new IllegalStateException("no statement is made here");
    }

    /** Every change of the schema that this version knows, as a snapshot names it. */
    static Set<String> knownChanges() {
        return TABLES.stream().flatMap(OfflineServer::changes).collect(Collectors.toSet());
    }

    private static Stream<String> changes(Contribution tables) {
        String log = tables.changeLog();
        try (InputStream in = tables.getClass().getClassLoader().getResourceAsStream(log);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .filter(line -> line.startsWith(CHANGE_SET))
                    .map(line -> line.substring(line.indexOf(':') + 1).split(" ", 2)[0])
                    .map(id -> log + "::" + id)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What doesn't add up in the ledger, a sentence each. */
    List<String> discrepancies() {
        return books.discrepancies();
    }

    /** What has been ended again. */
    record Ended(int revoked, int destroyed) {}

    /** Ends again what was ended after the backup; what the database knows to be ended is left as it is. */
    Ended endAgain(List<Deletion> deletions) {
        int revoked = 0;
        int destroyed = 0;
        List<Deletion> revocationsFirst = deletions.stream()
                .sorted(Comparator.comparing(Deletion::revoked).reversed())
                .toList();
        for (Deletion deletion : revocationsFirst) {
            if (deletion.revoked() && revoke(deletion)) {
                revoked++;
            } else if (!deletion.revoked() && destroy(deletion)) {
                destroyed++;
            }
        }
        return new Ended(revoked, destroyed);
    }

    private boolean revoke(Deletion deletion) {
        return store.find(deletion.practice(), deletion.transfer())
                .filter(transfer -> transfer.state() != TransferState.REVOKED)
                .filter(transfer -> ending.revoke(transfer).isEmpty())
                .isPresent();
    }

    /**
     * An attachment that has left, a transfer whose time is over: what is neither can only have been revoked, so that it is never
     * left as it was.
     */
    private boolean destroy(Deletion deletion) {
        Optional<TransferRecord> transfer = store.find(deletion.practice(), deletion.transfer())
                .filter(known -> known.progress().contentDestroyedAt().isEmpty());
        transfer.ifPresent(known -> {
            if (forget(known)) {
                known.documents()
                        .forEach(document -> vault.destroy(document.sealed().blob()));
            } else {
                ending.revoke(known);
            }
        });
        return transfer.isPresent();
    }

    private boolean forget(TransferRecord transfer) {
        ending.expire(transfer);
        return transfers
                .change(transfer.practice(), transfer.id(), known -> known.discard() || known.destroy())
                .orElseThrow();
    }

    @Override
    public void close() {
        unit.close();
    }
}
