package org.briefsiegel.shell;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.table.ShellTable;

/** What all commands have in common: the option {@code --json}, and that they print what they return. */
abstract class JsonCommand implements Action {

    @Option(name = "--json", description = "Prints JSON")
    boolean json;

    PrintStream out = System.out;

    /**
     * Carries the command out.
     *
     * @return rows, each a map from column to value, or one such map
     */
    abstract Object run();

    /** What was typed after the arguments. */
    List<String> trailing() {
        return List.of();
    }

    /** Prints the result; nothing is returned, or the shell would print it once more. */
    @Override
    public final Object execute() {
        TrailingOptions.apply(this, trailing());
        Object result = run();
        if (json) {
            out.println(Json.of(result));
        } else if (result instanceof List<?> rows) {
            table(rows);
        } else {
            ((Map<?, ?>) result).forEach((name, value) -> out.println(name + ": " + cell(value)));
        }
        return null;
    }

    private void table(List<?> rows) {
        if (rows.isEmpty()) {
            out.println("none");
            return;
        }
        ShellTable table = new ShellTable();
        ((Map<?, ?>) rows.get(0)).keySet().forEach(column -> table.column(column.toString()));
        for (Object row : rows) {
            table.addRow()
                    .addContent(((Map<?, ?>) row)
                            .values().stream().map(JsonCommand::cell).toArray());
        }
        table.print(out);
    }

    private static String cell(Object value) {
        if (value instanceof List<?> values) {
            return values.stream().map(JsonCommand::cell).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> parts) {
            return parts.values().stream().map(JsonCommand::cell).collect(Collectors.joining(" "));
        }
        return value == null ? "" : value.toString();
    }
}
