package org.briefsiegel.itests.journeys;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The server's own database, opened beside it: so that tests needn't wait for weeks to pass. */
final class Database {

    private final Server server;

    Database(Server server) {
        this.server = server;
    }

    /** With which a server shares its database with this process. */
    static Map<String, String> settings(Server server) {
        return Map.of("BRIEFSIEGEL_STORE_URL", url(server));
    }

    private static String url(Server server) {
        return "jdbc:h2:file:" + server.data() + "/db/briefsiegel;WRITE_DELAY=0;AUTO_SERVER=TRUE";
    }

    /** A transfer's link ended yesterday. */
    void expire(String transfer) throws SQLException {
        update("update transfer set expires_at = ? where id = ?", transfer, Duration.ofDays(1));
    }

    /** The pauses of a transfer and of its practice's recipients ended a second ago. */
    void endPause(String transfer) throws SQLException {
        update("update transfer set paused_until = ? where id = ?", transfer, Duration.ofSeconds(1));
        update(
                "update recipient_tries set paused_until = ? where paused_until is not null"
                        + " and practice = (select practice from transfer where id = ?)",
                transfer,
                Duration.ofSeconds(1));
    }

    /** All that was sent and asked for until now happened two hours ago. */
    void makeOlder(String transfer) throws SQLException {
        update("update transfer_event set happened_at = ? where transfer = ?", transfer, Duration.ofHours(2));
    }

    /** A transfer's row holds what nobody can have written. */
    void damage(String transfer) throws SQLException {
        try (Connection database = DriverManager.getConnection(url(server), "", "");
                PreparedStatement update =
                        database.prepareStatement("update transfer set state = 'NONSENSE' where id = ?")) {
            update.setString(1, transfer);
            update.executeUpdate();
        }
    }

    private void update(String sql, String transfer, Duration ago) throws SQLException {
        try (Connection database = DriverManager.getConnection(url(server), "", "");
                PreparedStatement update = database.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(Instant.now().minus(ago)));
            update.setString(2, transfer);
            if (update.executeUpdate() == 0) {
                throw new IllegalStateException("there is no transfer " + transfer);
            }
        }
    }
}
