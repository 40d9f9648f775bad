package org.briefsiegel.shell;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.karaf.shell.api.action.Argument;

/**
 * A command's arguments, each a word of its own; null where there is none and one is needed. The shell isn't asked to require them: it would say so in colours, to programs,
 * too, and would take an option that follows for the argument that is missing.
 */
final class Arguments {

    private static final String OPTION = "--";

    private final JsonCommand command;
    private final JsonCommand blank;

    private Arguments(JsonCommand command, JsonCommand blank) {
        this.command = command;
        this.blank = blank;
    }

    static Arguments of(JsonCommand command) {
        try {
            return new Arguments(
                    command, command.getClass().getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("the shell makes commands in the same way", impossible);
        }
    }

    /** Takes options out of the arguments, and the words that follow them. */
    List<String> takeOptions() {
        List<String> options = new ArrayList<>();
        for (Field field : fields()) {
            String word = get(command, field);
            String none = get(blank, field);
            if (!Objects.equals(word, none) && (word.startsWith(OPTION) || !options.isEmpty())) {
                options.add(word);
                set(field, none);
            }
        }
        return options;
    }

    /** Refuses a command of which an argument is missing. */
    void requireAll() {
        fields().stream()
                .filter(field -> get(command, field) == null)
                .findFirst()
                .ifPresent(field -> {
                    throw Operator.refused(field.getAnnotation(Argument.class).name(), "is missing")
                            .get();
                });
    }

    private List<Field> fields() {
        return Arrays.stream(command.getClass().getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Argument.class))
                .filter(field -> field.getType() == String.class)
                .sorted(Comparator.comparing(
                        field -> field.getAnnotation(Argument.class).index()))
                .toList();
    }

    private static String get(JsonCommand of, Field field) {
        try {
            return (String) field.get(of);
        } catch (IllegalAccessException impossible) {
            throw invisible(field, impossible);
        }
    }

    private void set(Field field, String word) {
        try {
            field.set(command, word);
        } catch (IllegalAccessException impossible) {
            throw invisible(field, impossible);
        }
    }

    private static IllegalStateException invisible(Field field, IllegalAccessException cause) {
        return new IllegalStateException(field + " isn't visible in its own package", cause);
    }
}
