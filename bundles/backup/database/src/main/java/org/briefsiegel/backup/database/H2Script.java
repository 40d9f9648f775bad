package org.briefsiegel.backup.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * H2 writes itself as SQL. Unlike a copy of its file this holds nothing that was overwritten: no key of a content that was destroyed
 * before.
 */
final class H2Script implements Dump {

    @Override
    public DatabaseKind kind() {
        return DatabaseKind.H2;
    }

    @Override
    public String isolation() {
        return "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT";
    }

    @Override
    public void write(Connection connection, Path file) throws SQLException {
        try (PreparedStatement script =
                connection.prepareStatement("SCRIPT NOSETTINGS TO ? COMPRESSION GZIP CHARSET 'UTF-8'")) {
            script.setString(1, file.toString());
            script.execute();
        }
    }

    /** Reads such a script into an empty database. */
    static void read(Connection connection, Path file) throws SQLException {
        try (PreparedStatement script =
                connection.prepareStatement("RUNSCRIPT FROM ? COMPRESSION GZIP CHARSET 'UTF-8'")) {
            script.setString(1, file.toString());
            script.execute();
        }
    }
}
