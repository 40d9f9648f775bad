package org.briefsiegel.backup.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.briefsiegel.platform.persistence.DatabaseConnections.Login;

/** PostgreSQL's own program copies what this very transaction sees: it is given the transaction's snapshot. */
record PostgresDump(PostgresPrograms programs, Login login) implements Dump {

    @Override
    public DatabaseKind kind() {
        return DatabaseKind.POSTGRESQL;
    }

    @Override
    public String isolation() {
        return "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
    }

    @Override
    public void write(Connection connection, Path file) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pg_export_snapshot()")) {
            rows.next();
            programs.dump(login, rows.getString(1), file);
        }
    }
}
