package org.briefsiegel.shell;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;

/**
 * What all commands have in common: the option {@code --json}, and that they print what they return. With that option they print why
 * they failed as JSON, too. It goes where results go, since Karaf's SSH drops what is written elsewhere at the end of a command;
 * {@code bin/client} takes the two apart.
 */
abstract class JsonCommand implements Action {

    private static final String JSON = "--json";

    @Option(name = JSON, description = "Prints JSON")
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
    public final Object execute() throws CommandException {
        Arguments arguments = Arguments.of(this);
        List<String> options = Stream.concat(arguments.takeOptions().stream(), trailing().stream())
                .toList();
        json |= options.contains(JSON);
        try {
            TrailingOptions.apply(this, options);
            arguments.requireAll();
            Services.requireAll(this);
            print(run());
            return null;
        } catch (RuntimeException failure) {
            throw told(failure);
        }
    }

    /** The shell prints the message of such an exception, or its help where it has one; only of others it logs the trace. */
    private CommandException told(RuntimeException failure) {
        if (json) {
            out.println(JsonText.of(CommandProblem.of(failure)));
            return new CommandException("", failure.getMessage(), failure);
        }
        if (CommandProblem.isFault(failure)) {
            throw failure;
        }
        return new CommandException(failure.getMessage(), failure);
    }

    private void print(Object result) {
        if (json) {
            out.println(JsonText.of(result));
        } else if (result instanceof List<?> rows) {
            table(rows);
        } else {
            ((Map<?, ?>) result).forEach((name, value) -> out.println(name + ": " + cell(value)));
        }
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
