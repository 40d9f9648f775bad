package org.briefsiegel.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/** The database alone, with the settings that ours uses: one row, one commit, for each worker. */
final class RawCommits implements AutoCloseable {

    private final List<Connection> connections = new ArrayList<>();

    /** @param url of a database that holds no table of that name */
    RawCommits(String url) throws SQLException {
        for (int i = 0; i < Load.WORKERS; i++) {
            connections.add(DriverManager.getConnection(url));
        }
        try (Statement statement = connections.get(0).createStatement()) {
            statement.execute("create table bench (id varchar(36) primary key, content "
                    + (url.startsWith("jdbc:h2:") ? "blob" : "bytea") + " not null)");
        }
        for (Connection connection : connections) {
            connection.setAutoCommit(false);
        }
    }

    /** Commits a second of rows that hold this. */
    double perSecond(Duration time, byte[] content) throws Exception {
        List<Callable<?>> works = new ArrayList<>();
        for (Connection connection : connections) {
            works.add(() -> commit(connection, content));
        }
        return Load.perSecond(time, works);
    }

    private static String commit(Connection connection, byte[] content) throws SQLException {
        String id = UUID.randomUUID().toString();
        try (PreparedStatement insert = connection.prepareStatement("insert into bench values (?, ?)")) {
            insert.setString(1, id);
            insert.setBytes(2, content);
            insert.executeUpdate();
        }
        connection.commit();
        return id;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
