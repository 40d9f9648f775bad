package org.briefsiegel.backup.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.briefsiegel.platform.persistence.DatabaseConnections;

/** A database that a copy is read into. */
public record EmptyDatabase(DatabaseConnections connections, PostgresPrograms programs) {

    /** Whether there is no table of anybody's in it. */
    public boolean isEmpty() throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from information_schema.tables"
                        + " where table_schema not in ('pg_catalog', 'information_schema', 'INFORMATION_SCHEMA')")) {
            rows.next();
            return rows.getLong(1) == 0;
        }
    }

    /**
     * Reads a copy of a database of the same kind.
     *
     * @throws IOException where the database's own program fails; the message is for people
     */
    public void read(Path file) throws SQLException, IOException {
        switch (DatabaseKind.of(connections.login().url())) {
            case H2 -> {
                try (Connection connection = connections.open()) {
                    H2Script.read(connection, file);
                }
            }
            case POSTGRESQL -> programs.restore(connections.login(), file);
        }
    }
}
