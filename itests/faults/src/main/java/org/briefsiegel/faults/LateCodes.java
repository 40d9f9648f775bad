package org.briefsiegel.faults;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Codes whose time was over before anybody knew what had become of them: given up at their deadline, as in doubt. It happens where
 * the server was killed each time it had one in hand, from its first try to its last.
 *
 * @param transfers whose they were
 */
record LateCodes(Set<String> transfers) {

    static LateCodes of(Database database) throws SQLException {
        return new LateCodes(database
                .rows("select transfer from outbox where purpose = 'FACTOR' and state = 'ABANDONED'"
                        + " and again and settled_at >= deadline")
                .stream()
                .map(row -> row.get("transfer"))
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean include(Map<String, String> row) {
        return row.get("purpose").equals("FACTOR") && transfers.contains(row.get("transfer"));
    }
}
