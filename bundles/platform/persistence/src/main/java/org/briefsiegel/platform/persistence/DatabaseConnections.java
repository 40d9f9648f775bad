package org.briefsiegel.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Connections beside those of the transactions, for what takes minutes and changes nothing: a backup. There as long as {@link
 * Transactions} are. Usable from any thread.
 */
@ProviderType
public interface DatabaseConnections {

    /**
     * A new connection, on which an answer may take any time. Whoever asks for it closes it.
     *
     * @throws SQLException where the database can't be reached
     */
    Connection open() throws SQLException;

    /** How to get to the database, for its own programs. */
    Login login();

    /** Where a database is, and who it lets in; says nothing of itself in logs. */
    record Login(String url, String username, String password) {

        public Login {
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(username, "username");
            Objects.requireNonNull(password, "password");
        }

        @Override
        public String toString() {
            return "Login[…]";
        }
    }
}
