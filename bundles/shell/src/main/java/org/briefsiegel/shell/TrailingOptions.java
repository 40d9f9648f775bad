package org.briefsiegel.shell;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Option;

/** Reads options that stand after the arguments: Karaf takes them before only, and people type them last. */
final class TrailingOptions {

    private TrailingOptions() {}

    /** Sets the fields of a command that are annotated with the options among these words. */
    static void apply(Object command, List<String> words) {
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String[] word = rest.next().split("=", 2);
            Field field = option(command, word[0])
                    .orElseThrow(Operator.refused(word[0], "this command has no such option; --help shows them"));
            Optional<String> value = word.length == 2 ? Optional.of(word[1]) : Optional.empty();
            if (field.getType() != boolean.class && value.isEmpty() && rest.hasNext()) {
                value = Optional.of(rest.next());
            }
            set(command, field, word[0], value);
        }
    }

    private static Optional<Field> option(Object command, String name) {
        return Stream.of(command.getClass(), JsonCommand.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(Option.class))
                .filter(field -> field.getAnnotation(Option.class).name().equals(name))
                .findFirst();
    }

    private static void set(Object command, Field field, String name, Optional<String> given) {
        try {
            if (field.getType() == boolean.class) {
                field.set(command, Boolean.parseBoolean(given.orElse("true")));
                return;
            }
            String value = given.orElseThrow(Operator.refused(name, "its value is missing"));
            if (field.getType() == int.class) {
                field.set(command, Integer.parseInt(value));
            } else if (field.getType() == List.class) {
                List<Object> values = new ArrayList<>((List<?>) field.get(command));
                values.add(value);
                field.set(command, values);
            } else {
                field.set(command, value);
            }
        } catch (NumberFormatException noNumber) {
            throw Operator.refused(name, "'" + given.orElse("") + "' isn't a whole number")
                    .get();
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(field + " isn't visible in its own package", impossible);
        }
    }
}
