package org.briefsiegel.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Shows whether an H2 database outlives its process being killed while several transactions write, without anything of ours: the reason for
 * one writer at a time (ADR 49), to be asked again of each new H2.
 *
 * <p>Arguments: {@code together} or {@code in-turn}, a folder, how many kills. Ends with 1 when an index disagrees with its table.
 */
public final class KilledWriters {

    private static final String[] TABLES = {
        "create table if not exists letter (id varchar(40) primary key, practice varchar(40), state varchar(20), body varchar(400))",
        "create index if not exists letter_of_practice on letter (practice, id)",
        "create index if not exists letter_by_state on letter (state, practice)",
        "create table if not exists message (id varchar(40) primary key, letter varchar(40), state varchar(20), due bigint)",
        "create index if not exists message_of_letter on message (letter)",
        "create index if not exists message_by_due on message (state, due)"
    };

    private static final int THREADS = 3;
    private static final int SHORTEST_LIFE = 600;
    private static final int LONGEST_LIFE = 2400;

    private KilledWriters() {}

    public static void main(String... arguments) throws Exception {
        if (arguments[0].equals("write")) {
            new Writers(arguments[1], arguments[2].equals("in-turn")).start();
            return;
        }
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[1])), "killed");
        String url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("db") + ";WRITE_DELAY=0";
        Random random = new Random(1);
        for (int kill = 1; kill <= Integer.parseInt(arguments[2]); kill++) {
            kill(url, arguments[0], random);
            if (!agrees(url, kill)) {
                System.exit(1);
            }
        }
    }

    private static void kill(String url, String how, Random random) throws IOException, InterruptedException {
        Process writers = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriters.class.getName(),
                        "write",
                        url,
                        how)
                .inheritIO()
                .start();
        Thread.sleep(random.nextInt(SHORTEST_LIFE, LONGEST_LIFE));
        writers.destroyForcibly().waitFor();
    }

    private static boolean agrees(String url, int kill) throws SQLException {
        Database database = new Database(url, "", "");
        Findings findings = new Findings(System.out);
        String letters =
                database.rows("select count(*) as n from letter").get(0).get("n");
        findings.note(String.format(Locale.ROOT, "kill %d: %s letters", kill, letters));
        new IndexCheck(database).run(findings);
        return findings.faults().isEmpty();
    }

    /** Threads of which some accept letters with two messages each, and the others send these. */
    private record Writers(String url, Semaphore turns) {

        Writers(String url, boolean inTurn) {
            this(url, new Semaphore(inTurn ? 1 : 2 * THREADS, true));
        }

        void start() throws SQLException {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
            }
            ExecutorService threads = Executors.newCachedThreadPool();
            for (int i = 0; i < THREADS; i++) {
                threads.execute(() -> repeat(Writers::accept));
                threads.execute(() -> repeat(Writers::send));
            }
        }

        /** A transaction. */
        private interface Work {
            void write(Connection connection) throws SQLException;
        }

        private void repeat(Work work) {
            try (Connection connection = DriverManager.getConnection(url)) {
                connection.setAutoCommit(false);
                while (true) {
                    turns.acquireUninterruptibly();
                    try {
                        work.write(connection);
                        connection.commit();
                    } catch (SQLException conflict) {
                        connection.rollback();
                    } finally {
                        turns.release();
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void accept(Connection connection) throws SQLException {
            String letter = UUID.randomUUID().toString();
            update(connection, "insert into letter values (?, 'p-1', 'QUEUED', ?)", letter, "x".repeat(300));
            for (int i = 0; i < 2; i++) {
                update(
                        connection,
                        "insert into message values (?, ?, 'WAITING', 0)",
                        UUID.randomUUID().toString(),
                        letter);
            }
        }

        private static void send(Connection connection) throws SQLException {
            for (String message : waiting(connection)) {
                update(connection, "update message set state = 'SENT', due = due + 1 where id = ?", message);
                update(
                        connection,
                        "update letter set state = 'NOTIFIED' where id = (select letter from message where id = ?)",
                        message);
            }
        }

        private static List<String> waiting(Connection connection) throws SQLException {
            List<String> ids = new ArrayList<>();
            try (Statement query = connection.createStatement();
                    ResultSet rows = query.executeQuery(
                            "select id from message where state = 'WAITING' limit 8 for update skip locked")) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        }

        private static void update(Connection connection, String sql, String... values) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setString(i + 1, values[i]);
                }
                statement.executeUpdate();
            }
        }
    }
}
