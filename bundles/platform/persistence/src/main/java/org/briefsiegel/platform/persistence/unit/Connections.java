package org.briefsiegel.platform.persistence.unit;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;

/**
 * Makes connections with our settings, whose reads don't wait for ever, and remembers them, so that all can be cut at once: a thread that waits
 * for a database which has fallen silent notices nothing else.
 */
final class Connections implements DataSource {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final Database database;
    private final DataSource driver;
    private final Duration longestRead;
    private final Set<Connection> open = Collections.newSetFromMap(new WeakHashMap<>());

    /** @param longestRead how long one answer of the database may take; zero for any time */
    Connections(Database database, DataSource driver, Duration longestRead) {
        this.database = database;
        this.driver = driver;
        this.longestRead = longestRead;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return prepared(driver.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return prepared(driver.getConnection(username, password));
    }

    private Connection prepared(Connection connection) throws SQLException {
        synchronized (open) {
            open.add(connection);
        }
        connection.setNetworkTimeout(Runnable::run, (int) longestRead.toMillis());
        try (Statement settings = connection.createStatement()) {
            settings.execute(database.sessionSettings());
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /**
     * Cuts every connection; whoever waits for an answer on one gets an exception. Those of H2 are closed: its own abort does
     * nothing, and a file that H2 has given up can stay locked as long as one of them is open.
     */
    void abort() {
        List<Connection> all;
        synchronized (open) {
            all = List.copyOf(open);
            open.clear();
        }
        for (Connection connection : all) {
            try {
                if (database.isEmbedded()) {
                    connection.close();
                } else {
                    connection.abort(Runnable::run);
                }
            } catch (SQLException e) {
                LOG.debug("A connection couldn't be cut", e);
            }
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return driver.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        driver.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        driver.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return driver.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(Connections.class.getName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return driver.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return driver.isWrapperFor(type);
    }
}
