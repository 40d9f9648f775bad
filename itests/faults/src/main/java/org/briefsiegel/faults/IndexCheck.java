package org.briefsiegel.faults;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares every index of an H2 database with its table: after a crash H2 may have kept the one as it was, and not the other. */
final class IndexCheck {

    private static final String INDEXES = "select i.table_name, i.index_name, c.column_name, c.ordinal_position,"
            + " t.data_type from information_schema.indexes i join information_schema.index_columns c"
            + " on c.index_schema = i.index_schema and c.index_name = i.index_name"
            + " join information_schema.columns t on t.table_schema = i.table_schema and t.table_name = i.table_name"
            + " and t.column_name = c.column_name where i.table_schema = 'PUBLIC'"
            + " order by i.table_name, i.index_name, c.ordinal_position";

    private final Database database;

    IndexCheck(Database database) {
        this.database = database;
    }

    void run(Findings findings) throws SQLException {
        Map<String, List<Map<String, String>>> columns = new TreeMap<>();
        for (Map<String, String> column : database.rows(INDEXES)) {
            columns.computeIfAbsent(column.get("index_name"), name -> new ArrayList<>())
                    .add(column);
        }
        List<String> broken = new ArrayList<>();
        int looked = 0;
        for (List<Map<String, String>> index : columns.values()) {
            looked += compare(index, broken) ? 1 : 0;
        }
        findings.rule("every index knows the rows of its table", looked, broken);
    }

    /** Whether H2 reads the index when it is told to. */
    private boolean compare(List<Map<String, String>> index, List<String> broken) throws SQLException {
        Map<String, String> first = index.get(0);
        String name = first.get("index_name");
        String query = "select "
                + index.stream().map(column -> column.get("column_name")).collect(Collectors.joining(", ")) + " from "
                + first.get("table_name") + " use index (%s) where " + everything(first);
        String plan = database.rows("explain " + query.formatted(name)).toString();
        if (!plan.contains("PUBLIC." + name)) {
            return false;
        }
        Map<Integer, Integer> ofTable = counted(query.formatted(""));
        Map<Integer, Integer> ofIndex = counted(query.formatted(name));
        if (!ofTable.equals(ofIndex)) {
            broken.add(name + " has " + rows(ofIndex) + " rows of " + rows(ofTable) + ", or others");
        }
        return true;
    }

    /** A condition that every value fulfils, so that the index is of use. */
    private static String everything(Map<String, String> column) {
        String type = column.get("data_type").toUpperCase(Locale.ROOT);
        String least = type.startsWith("TIMESTAMP")
                ? "timestamp with time zone '1900-01-01 00:00:00+00'"
                : type.contains("INT") ? "-1" : "''";
        return column.get("column_name") + " >= " + least;
    }

    /** How often each row is there, by its hash: whole rows of the longest tables don't fit into memory. */
    private Map<Integer, Integer> counted(String query) throws SQLException {
        Map<Integer, Integer> counted = new HashMap<>();
        database.each(query, row -> counted.merge(row.hashCode(), 1, Integer::sum));
        return counted;
    }

    private static int rows(Map<Integer, Integer> counted) {
        return counted.values().stream().mapToInt(Integer::intValue).sum();
    }
}
