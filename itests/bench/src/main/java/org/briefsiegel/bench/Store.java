package org.briefsiegel.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.briefsiegel.testkit.database.InstalledPostgres;
import org.briefsiegel.testkit.database.PostgresServer;

/**
 * A database in which ours keeps its data.
 *
 * @param name as the table calls it
 * @param settings with which ours uses it; none where it brings it along
 * @param rawUrl the same database for the measurement beside ours, in a folder of its own
 */
public record Store(String name, Map<String, String> settings, RawUrl rawUrl, Closeable server) implements Closeable {

    /** User and password. */
    public static final String POSTGRES = "postgres";

    /** Where a database of one's own is, for whoever measures without ours. */
    @FunctionalInterface
    public interface RawUrl {

        String in(String folder);
    }

    /** The databases that every part is measured with. */
    public enum Kind {
        H2 {
            @Override
            public Store open(Workshop workshop) {
                return new Store("H2", Map.of(), folder -> "jdbc:h2:file:" + folder + "/raw;WRITE_DELAY=0", () -> {});
            }
        },
        POSTGRESQL {
            @Override
            public Store open(Workshop workshop) throws IOException {
                return of(startPostgres(workshop));
            }
        };

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Empty, and running until it is closed. */
        public abstract Store open(Workshop workshop) throws IOException;
    }

    /** A new one; what was written before is gone. */
    public static PostgresServer startPostgres(Workshop workshop) throws IOException {
        Container.delete(workshop.folder(POSTGRES));
        return PostgresServer.startDurable(workshop.folder(POSTGRES));
    }

    /** That of this server, which ends with it. */
    public static Store of(PostgresServer server) {
        Map<String, String> settings = Map.of(
                "BRIEFSIEGEL_STORE_URL", server.url(),
                "BRIEFSIEGEL_STORE_USERNAME", POSTGRES,
                "BRIEFSIEGEL_STORE_PASSWORD", POSTGRES);
        return new Store(
                "PostgreSQL",
                settings,
                folder -> server.url() + "?user=" + POSTGRES + "&password=" + POSTGRES,
                server::close);
    }

    /** A new database of the PostgreSQL that is installed here, which has the programs that backups need. */
    public static Store ofInstalledPostgres(Workshop workshop) throws IOException, InterruptedException, SQLException {
        Path folder = workshop.folder("installed-postgres");
        Container.delete(folder);
        InstalledPostgres server = InstalledPostgres.start(folder);
        String url = server.empty();
        Map<String, String> settings = Map.of(
                "BRIEFSIEGEL_STORE_URL", url,
                "BRIEFSIEGEL_STORE_USERNAME", server.username(),
                "BRIEFSIEGEL_STORE_PASSWORD", server.password(),
                "BRIEFSIEGEL_BACKUP_PG_DUMP", server.program("pg_dump"),
                "BRIEFSIEGEL_BACKUP_PG_RESTORE", server.program("pg_restore"));
        return new Store("PostgreSQL", settings, folderOfItsOwn -> url, server::close);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
