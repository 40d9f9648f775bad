package org.briefsiegel.shell;

import java.lang.reflect.Field;
import java.util.Arrays;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.briefsiegel.platform.availability.Unavailable;

/**
 * The services that a command needs. Each is optional for the shell, which otherwise knows none of a bundle's commands as long as
 * one service of one of them is away: and then an operator needs them most.
 */
final class Services {

    private Services() {}

    /** Refuses a command of which a service is away. */
    static void requireAll(JsonCommand command) {
        Arrays.stream(command.getClass().getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Reference.class))
                .filter(field -> isAway(command, field))
                .findFirst()
                .ifPresent(field -> {
                    throw new Unavailable("the server can't carry this out, since its service "
                            + field.getType().getSimpleName() + " isn't there; GET /health/ready says what is wrong");
                });
    }

    private static boolean isAway(JsonCommand command, Field field) {
        try {
            return field.get(command) == null;
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(field + " isn't visible in its own package", impossible);
        }
    }
}
