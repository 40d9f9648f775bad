package org.briefsiegel.platform.persistence.unit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.eclipse.persistence.internal.databaseaccess.DatabasePlatform;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;

/** The databases that Briefsiegel runs on, and in what they differ. */
enum Database {
    /** UTC: with another zone, the hour that autumn repeats is stored wrong. No trace file, because it quotes rows. */
    H2(
            "jdbc:h2:",
            "org.h2.Driver",
            "SET TIME ZONE 'UTC'; SET LOCK_TIMEOUT 10000; SET TRACE_LEVEL_FILE 0",
            InstantH2Platform.class,
            "select 'off'",
            Map.of()),

    /**
     * Without error details, because they quote rows. A server that is away is noticed while a connection is made, too; how
     * long an answer may take is set once it is there.
     */
    POSTGRESQL(
            "jdbc:postgresql:",
            "org.postgresql.Driver",
            "SET lock_timeout = '10s'",
            PostgreSQLPlatform.class,
            "select current_setting('transaction_read_only')",
            Map.of(
                    "logServerErrorDetail", "false",
                    "connectTimeout", "2",
                    "socketTimeout", "10",
                    "cancelSignalTimeout", "2",
                    "tcpKeepAlive", "true"));

    /** What a URL looks like that {@link #behind} takes. */
    static final String SHAPE = "jdbc:postgresql:.+|jdbc:h2:(mem:|tcp:).+|jdbc:h2:.+;(?i:WRITE_DELAY=0)(;.*)?";

    private final String urlPrefix;
    private final String driver;
    private final String sessionSettings;
    private final Class<? extends DatabasePlatform> eclipseLinkPlatform;
    private final String readOnlyQuestion;
    private final Map<String, String> driverSettings;

    Database(
            String urlPrefix,
            String driver,
            String sessionSettings,
            Class<? extends DatabasePlatform> eclipseLinkPlatform,
            String readOnlyQuestion,
            Map<String, String> driverSettings) {
        this.urlPrefix = urlPrefix;
        this.driver = driver;
        this.sessionSettings = sessionSettings;
        this.eclipseLinkPlatform = eclipseLinkPlatform;
        this.readOnlyQuestion = readOnlyQuestion;
        this.driverSettings = driverSettings;
    }

    /**
     * The database behind a JDBC URL.
     *
     * @throws IllegalArgumentException where Briefsiegel doesn't run on it, or would lose what it has acknowledged
     */
    static Database behind(String url) {
        Database database = Arrays.stream(values())
                .filter(candidate -> url.startsWith(candidate.urlPrefix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "url: begins neither with " + H2.urlPrefix + " nor with " + POSTGRESQL.urlPrefix));
        if (database == H2 && isFile(url) && !settings(url).contains(";WRITE_DELAY=0;")) {
            throw new IllegalArgumentException(
                    "url: add ;WRITE_DELAY=0, or H2 acknowledges commits that a crash then takes back");
        }
        return database;
    }

    private static boolean isFile(String url) {
        return !url.startsWith(H2.urlPrefix + "mem:") && !url.startsWith(H2.urlPrefix + "tcp:");
    }

    private static String settings(String url) {
        int first = url.indexOf(';');
        return first < 0 ? "" : url.substring(first).toUpperCase(Locale.ROOT) + ";";
    }

    /** Whether one process alone has it open, so that a lock found at the start is left over. */
    boolean isEmbedded() {
        return this == H2;
    }

    /** JDBC driver class, as in the service property {@code osgi.jdbc.driver.class}. */
    String driver() {
        return driver;
    }

    /** Properties for the driver's data source. */
    Map<String, String> driverSettings() {
        return driverSettings;
    }

    /** SQL for each new connection. */
    String sessionSettings() {
        return sessionSettings;
    }

    /** SQL for one text: "on" when nothing can be written. */
    String readOnlyQuestion() {
        return readOnlyQuestion;
    }

    Class<? extends DatabasePlatform> eclipseLinkPlatform() {
        return eclipseLinkPlatform;
    }
}
