package org.briefsiegel.transfer.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.briefsiegel.platform.persistence.Contribution;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Claim;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.Outbox.Turn;
import org.h2.jdbcx.JdbcDataSource;

/**
 * How long it takes to claim a message and to settle it, among few rows and among many, and while an old snapshot keeps the database
 * from forgetting what was settled since. Half of few rows wait, a tenth of many, of fifty practices. See {@code bin/bench claim}.
 */
final class ClaimBench {

    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;
    private static final int ROUND = 500;
    private static final int ROUNDS_AFTER_SNAPSHOT = 8;
    private static final int PRACTICES = 50;
    private static final int CONNECTIONS = 4;

    private final Outbox outbox;
    private final DataSource database;
    private String after = "";

    private ClaimBench(PersistenceUnit unit, DataSource database) {
        this.outbox = new JpaOutbox(unit.entities());
        this.database = database;
    }

    /** @param arguments a folder to work in */
    public static void main(String... arguments) throws Exception {
        System.out.printf(
                "%-10s | %9s | %15s | %s%n", "database", "rows", "claim + settle", "with an old snapshot open");
        for (TestDatabase kind : TestDatabase.values()) {
            double few = measure(kind, FEW, Path.of(arguments[0]), 0);
            measure(kind, MANY, Path.of(arguments[0]), few);
        }
        System.exit(0); // the embedded server's threads
    }

    private static double measure(TestDatabase kind, int rows, Path folder, double few) throws Exception {
        DataSource database = kind == TestDatabase.H2 ? file(folder.resolve("claim-" + rows)) : kind.empty();
        try (PersistenceUnit unit = open(database)) {
            ClaimBench bench = new ClaimBench(unit, database);
            bench.fill(rows);
            bench.round();
            double alone = bench.round();
            double withSnapshot = bench.withOldSnapshot();
            System.out.printf(
                    Locale.ROOT,
                    "%-10s | %9d | %8.2f ms %s | %.2f ms (%.1f times)%n",
                    kind,
                    rows,
                    alone,
                    few > 0 ? "(%.1f)".formatted(alone / few) : "     ",
                    withSnapshot,
                    withSnapshot / alone);
            return alone;
        }
    }

    private static PersistenceUnit open(DataSource database) {
        List<Contribution> tables = List.of(new TransferTables());
        return database instanceof JdbcDataSource file
                ? PersistenceUnit.open(file.getURL(), database, CONNECTIONS, tables)
                : PersistenceUnit.open(database, CONNECTIONS, tables);
    }

    private static DataSource file(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        Files.deleteIfExists(path.resolveSibling(path.getFileName() + ".mv.db"));
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + path.toAbsolutePath() + ";WRITE_DELAY=0");
        return database;
    }

    private void fill(int rows) throws SQLException {
        String sql =
                "insert into outbox (id, practice, transfer, purpose, channel, body, created_at, deadline, attempts,"
                        + " again, state, due_at, about) values (?, ?, ?, 'NOTICE', 'mail', ?, ?, ?, 0, false, ?, ?, '')";
        Instant start = Instant.now().minus(Duration.ofDays(30));
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < rows; i++) {
                boolean waits = i % (rows == FEW ? 2 : 10) == 0;
                Timestamp created = Timestamp.from(start.plusSeconds(i));
                insert.setString(1, "m-" + i);
                insert.setString(2, "p-" + i / 10 % PRACTICES);
                insert.setString(3, "t-" + i);
                insert.setString(4, waits ? "x".repeat(200) : "");
                insert.setTimestamp(5, created);
                insert.setTimestamp(6, Timestamp.from(start.plus(Duration.ofDays(400))));
                insert.setString(7, waits ? "WAITING" : "ACCEPTED");
                insert.setTimestamp(8, created);
                insert.addBatch();
                if (i % 1000 == 999) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
            insert.executeBatch();
            connection.commit();
            try (Statement statement = connection.createStatement()) {
                statement.execute("analyze");
            }
            connection.commit();
        }
    }

    /** The median of a round, in milliseconds. */
    private double round() {
        double[] millis = new double[ROUND];
        for (int i = 0; i < ROUND; i++) {
            long began = System.nanoTime();
            Instant now = Instant.now();
            Item item = outbox.claim(
                            new Claim("bench", now, Duration.ofSeconds(30), now), new Turn("mail", after, true))
                    .orElseThrow();
            outbox.accepted(item, List.of(), now);
            after = item.practice();
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        return millis[ROUND / 2];
    }

    /** The last of several rounds: what they leave behind can't be cleared away. */
    private double withOldSnapshot() throws SQLException {
        try (Connection old = database.getConnection();
                Statement statement = old.createStatement()) {
            old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            old.setAutoCommit(false);
            statement.executeQuery("select count(*) from outbox").close();
            double last = 0;
            for (int i = 0; i < ROUNDS_AFTER_SNAPSHOT && leavesEnough(); i++) {
                last = round();
            }
            old.rollback();
            return last;
        }
    }

    private boolean leavesEnough() {
        return outbox.depth() > ROUND;
    }
}
