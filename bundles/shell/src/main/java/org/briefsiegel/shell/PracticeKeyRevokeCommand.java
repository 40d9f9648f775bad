package org.briefsiegel.shell;

import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.practice.api.Practices;

/** Takes a key out of force at once. */
@Service
@Command(scope = "practice", name = "key-revoke", description = "Revokes an API key at once")
public final class PracticeKeyRevokeCommand extends JsonCommand {

    @Argument(index = 0, name = "PRACTICE", description = "Id of the practice")
    String practice;

    @Argument(index = 1, name = "KEY", description = "Id of the key, not the key itself")
    String key;

    @Argument(index = 2, name = "OPTIONS", description = "Options may stand here too", multiValued = true)
    List<String> trailing = List.of();

    @Reference(optional = true)
    Practices practices;

    @Override
    List<String> trailing() {
        return trailing;
    }

    @Override
    Object run() {
        Operator.practice(practices, practice);
        if (!practices.revokeKey(practice, key)) {
            throw Operator.refused("KEY", "this practice has no key in force with this id")
                    .get();
        }
        return Map.of("revoked", key);
    }
}
