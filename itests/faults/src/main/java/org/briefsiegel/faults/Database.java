package org.briefsiegel.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.briefsiegel.bench.Briefsiegel;
import org.briefsiegel.bench.Store;

/** The server's own database, read while the server doesn't run. */
record Database(String url, String user, String password) {

    static Database of(Briefsiegel server, Store store) {
        String file = "jdbc:h2:file:" + server.data().resolve("db/briefsiegel") + ";IFEXISTS=TRUE";
        Map<String, String> settings = store.settings();
        return new Database(
                settings.getOrDefault("BRIEFSIEGEL_STORE_URL", file),
                settings.getOrDefault("BRIEFSIEGEL_STORE_USERNAME", ""),
                settings.getOrDefault("BRIEFSIEGEL_STORE_PASSWORD", ""));
    }

    /** Where there is no file that could be deleted instead. */
    void empty() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        }
    }

    /** A row by the names of its columns, in lower case; where there is no value, an empty text. */
    List<Map<String, String>> rows(String query) throws SQLException {
        List<Map<String, String>> rows = new ArrayList<>();
        each(query, rows::add);
        return rows;
    }

    /** The same, one row after the other: of a whole table there may be too many for memory. */
    void each(String query, Consumer<Map<String, String>> take) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            ResultSetMetaData columns = result.getMetaData();
            while (result.next()) {
                Map<String, String> row = new HashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    String value = result.getString(i);
                    row.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), value == null ? "" : value);
                }
                take.accept(row);
            }
        }
    }
}
