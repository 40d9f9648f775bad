package org.briefsiegel.backup.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** How a kind of database is copied while it is used. */
interface Dump {

    DatabaseKind kind();

    /** SQL by which the transaction sees the whole database as it is at its first question. */
    String isolation();

    /** Writes a copy, as the transaction of this connection sees it. */
    void write(Connection connection, Path file) throws SQLException, IOException;
}
