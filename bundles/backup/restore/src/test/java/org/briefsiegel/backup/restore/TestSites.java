package org.briefsiegel.backup.restore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.briefsiegel.backup.database.PostgresPrograms;
import org.briefsiegel.platform.persistence.DatabaseConnections.Login;
import org.briefsiegel.testkit.database.InstalledPostgres;

/** Both databases as an operator has them: H2 in a file, and a PostgreSQL server that asks for a password. */
enum TestSites {
    H2 {
        @Override
        Login empty(Path data) {
            return new Login("jdbc:h2:file:" + data + "/db/briefsiegel;WRITE_DELAY=0", "", "");
        }

        @Override
        PostgresPrograms programs() {
            return new PostgresPrograms("pg_dump", "pg_restore");
        }
    },
    POSTGRESQL {
        @Override
        Login empty(Path data) throws SQLException {
            return new Login(Server.RUNNING.empty(), Server.RUNNING.username(), Server.RUNNING.password());
        }

        @Override
        PostgresPrograms programs() {
            return new PostgresPrograms(Server.RUNNING.program("pg_dump"), Server.RUNNING.program("pg_restore"));
        }
    };

    /** Where a database without tables is, or will be made. */
    abstract Login empty(Path data) throws SQLException;

    abstract PostgresPrograms programs();

    /** Started for the tests of this process, and ended with it. */
    private static final class Server {

        private static final InstalledPostgres RUNNING = start();

        private static InstalledPostgres start() {
            try {
                InstalledPostgres server = InstalledPostgres.start(
                        Files.createTempDirectory("briefsiegel-backup").resolve("data"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void end(InstalledPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
