package org.briefsiegel.backup.database;

import java.util.Arrays;
import java.util.Locale;

/** The databases of which there are backups. */
public enum DatabaseKind {
    H2("database.sql.gz"),
    POSTGRESQL("database.pgdump");

    private final String file;

    DatabaseKind(String file) {
        this.file = file;
    }

    /** The kind behind a JDBC URL. */
    public static DatabaseKind of(String url) {
        return Arrays.stream(values())
                .filter(kind -> url.startsWith("jdbc:" + kind.id() + ":"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("neither H2 nor PostgreSQL"));
    }

    /** The name in a manifest, and in a JDBC URL. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How the copy is called in a set. */
    public String file() {
        return file;
    }
}
