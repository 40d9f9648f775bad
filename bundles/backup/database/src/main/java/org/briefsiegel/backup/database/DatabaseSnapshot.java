package org.briefsiegel.backup.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.briefsiegel.platform.persistence.DatabaseConnections;

/**
 * The database as it is at one moment, whatever is written meanwhile: what it is asked and what is copied agree. For one thread.
 *
 * <p>It asks in SQL and not through the stores, because it holds its own connection in its own kind of transaction, which the
 * persistence unit has none of.
 */
public final class DatabaseSnapshot implements AutoCloseable {

    /** What can be opened: the documents of transfers that have their key, and those of windows that are being prepared. */
    private static final String CONTENTS = "select blob, size from transfer_document where wrapped_key <> ''"
            + " union all select blob, size from prepared_document";

    private static final List<String> COUNTED =
            List.of("practice", "transfer", "transfer_document", "charge", "ledger_entry");

    private static final int ROWS_AT_ONCE = 1000;

    private final DatabaseConnections connections;
    private final Connection connection;
    private final Dump dump;

    private DatabaseSnapshot(DatabaseConnections connections, Connection connection, Dump dump) {
        this.connections = connections;
        this.connection = connection;
        this.dump = dump;
    }

    /** Takes one; closing it lets go of what the database keeps for it. */
    public static DatabaseSnapshot take(DatabaseConnections connections, PostgresPrograms programs)
            throws SQLException {
        Dump dump = switch (DatabaseKind.of(connections.login().url())) {
            case H2 -> new H2Script();
            case POSTGRESQL -> new PostgresDump(programs, connections.login());
        };
        Connection connection = connections.open();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(dump.isolation());
            return new DatabaseSnapshot(connections, connection, dump);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    public DatabaseKind kind() {
        return dump.kind();
    }

    /** Every content that can be opened. */
    public List<Content> contents() throws SQLException {
        return contents(connection);
    }

    private static List<Content> contents(Connection connection) throws SQLException {
        List<Content> contents = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(CONTENTS)) {
            query.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    contents.add(new Content(rows.getString(1), rows.getLong(2)));
                }
            }
        }
        return contents;
    }

    /** Which of these contents can still be opened now, and not at the moment of the snapshot. */
    public List<Content> stillOpen(List<Content> some) throws SQLException {
        List<Content> open = new ArrayList<>();
        try (Connection now = connections.open();
                PreparedStatement query =
                        now.prepareStatement("select count(*) from (" + CONTENTS + ") c where c.blob = ?")) {
            for (Content content : some) {
                query.setString(1, content.blob());
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        open.add(content);
                    }
                }
            }
        }
        return open;
    }

    /** How many rows the tables have by which a copy is compared, by table. */
    public Map<String, Long> counts() throws SQLException {
        return counts(connection);
    }

    /** The same of any database. */
    public static Map<String, Long> counts(Connection connection) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String table : COUNTED) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
                rows.next();
                counts.put(table, rows.getLong(1));
            }
        }
        return counts;
    }

    /** The changes of the schema that have been made, in order: {@code org/…/changelog.sql::quote}. */
    public List<String> changes() throws SQLException {
        List<String> changes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select filename, id from databasechangelog order by orderexecuted, dateexecuted")) {
            while (rows.next()) {
                changes.add(rows.getString(1) + "::" + rows.getString(2));
            }
        }
        return changes;
    }

    /**
     * Copies it into a file. The last that is done with a snapshot: it may be over afterwards.
     *
     * @throws IOException where the database's own program fails; the message is for people
     */
    public void copyTo(Path file) throws SQLException, IOException {
        dump.write(connection, file);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
