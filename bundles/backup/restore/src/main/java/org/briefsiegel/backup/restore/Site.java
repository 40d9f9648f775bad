package org.briefsiegel.backup.restore;

import java.nio.file.Path;
import java.util.Optional;
import org.briefsiegel.backup.database.PostgresPrograms;
import org.briefsiegel.platform.persistence.DatabaseConnections.Login;

/**
 * Where this installation keeps what it keeps, as its settings say.
 *
 * @param vault the folder of documents and key ring
 * @param masterKey the key itself, where the settings hold it
 * @param keyFile the key's file otherwise
 * @param deletionLog where deletions are noted
 */
record Site(
        Login database,
        Path vault,
        Optional<String> masterKey,
        Path keyFile,
        Path deletionLog,
        PostgresPrograms programs) {

    static Site of(EtcSettings settings) {
        return new Site(
                new Login(
                        settings.needed("store", "url"),
                        settings.value("store", "username").orElse(""),
                        settings.value("store", ".password").orElse("")),
                Path.of(settings.needed("vault", "directory")).toAbsolutePath(),
                settings.value("vault", ".masterKey"),
                Path.of(settings.needed("vault", "keyFile")).toAbsolutePath(),
                Path.of(settings.needed("backup", "deletionLog")).toAbsolutePath(),
                new PostgresPrograms(settings.needed("backup", "pgDump"), settings.needed("backup", "pgRestore")));
    }

    @Override
    public String toString() {
        return "Site[" + vault + "]";
    }
}
