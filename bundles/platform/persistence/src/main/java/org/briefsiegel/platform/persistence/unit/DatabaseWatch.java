package org.briefsiegel.platform.persistence.unit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database twice a second, over a connection of its own, whether it answers. When it doesn't, every
 * other connection is cut, and nobody need wait for it until it does again: a circuit breaker that closes by itself.
 */
final class DatabaseWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_ANSWER = Duration.ofMillis(1500);
    private static final Duration STUCK = Duration.ofSeconds(10);
    private static final String READ_ONLY = "on";

    private final Database database;
    private final Connections connections;
    private final Runnable silent;
    private final Thread thread;
    private volatile Optional<String> fault = Optional.empty();
    private volatile boolean away;
    private volatile long asked = System.nanoTime();
    private Optional<Connection> connection = Optional.empty();

    /**
     * Begins to watch a database that answers at this moment.
     *
     * @param driver makes a new connection each time it is asked
     * @param silent called whenever the database hasn't answered: cuts what waits for it
     */
    DatabaseWatch(Database database, DataSource driver, Runnable silent) {
        this.database = database;
        this.connections = new Connections(database, driver, LONGEST_ANSWER);
        this.silent = silent;
        this.thread = new Thread(this::run, "database-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether the last question had no answer. */
    boolean isAway() {
        return away;
    }

    /** What is wrong, in a few words. */
    Optional<String> fault() {
        boolean stuck = System.nanoTime() - asked > STUCK.toNanos();
        return stuck ? Optional.of(Words.SILENT) : fault;
    }

    private void run() {
        long since = 0;
        while (!Thread.currentThread().isInterrupted()) {
            asked = System.nanoTime();
            Optional<String> found = ask();
            boolean answers = found.isEmpty() || found.get().equals(Words.READ_ONLY);
            fault = found;
            if (!answers) {
                since = away ? since : System.nanoTime();
                away = true;
                silent.run();
            } else if (away) {
                away = false;
                LOG.info("The database answers again, after {} s", (System.nanoTime() - since) / 1_000_000_000);
            }
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        disconnect();
    }

    /** A connection may be lost for reasons of its own: what fails at once is tried again over a new one. */
    private Optional<String> ask() {
        boolean fresh = connection.isEmpty();
        long began = System.nanoTime();
        try {
            return answer();
        } catch (SQLException | RuntimeException e) {
            LOG.debug("The database doesn't answer", e);
            disconnect();
            boolean atOnce = System.nanoTime() - began < LONGEST_ANSWER.toNanos() / 2;
            return atOnce && !fresh ? ask() : Optional.of(Words.SILENT);
        }
    }

    private Optional<String> answer() throws SQLException {
        if (connection.isEmpty()) {
            connection = Optional.of(connections.getConnection());
        }
        try (Statement statement = connection.get().createStatement();
                ResultSet answer = statement.executeQuery(database.readOnlyQuestion())) {
            return answer.next() && READ_ONLY.equals(answer.getString(1))
                    ? Optional.of(Words.READ_ONLY)
                    : Optional.empty();
        }
    }

    private void disconnect() {
        connections.abort();
        connection.ifPresent(it -> {
            try {
                it.close();
            } catch (SQLException e) {
                LOG.debug("The connection is gone already", e);
            }
        });
        connection = Optional.empty();
    }

    @Override
    public void close() {
        thread.interrupt();
        connections.abort();
    }

    private static final class Words {
        private static final String SILENT = "doesn't answer";
        private static final String READ_ONLY = "can't be written";
    }
}
