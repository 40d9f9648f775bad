package org.briefsiegel.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.practice.api.ApiKey;
import org.briefsiegel.practice.api.Practices;

/** Shows a practice's keys without their secrets, the oldest first. */
@Service
@Command(scope = "practice", name = "key-list", description = "Shows a practice's API keys, without their secrets")
public final class PracticeKeyListCommand extends JsonCommand {

    @Argument(index = 0, name = "PRACTICE", description = "Id of the practice")
    String practice;

    @Argument(index = 1, name = "OPTIONS", description = "Options may stand here too", multiValued = true)
    List<String> trailing = List.of();

    @Reference(optional = true)
    Practices practices;

    @Override
    List<String> trailing() {
        return trailing;
    }

    @Override
    Object run() {
        return practices.keys(Operator.practice(practices, practice).id()).stream()
                .map(PracticeKeyListCommand::row)
                .toList();
    }

    private static Map<String, Object> row(ApiKey key) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("keyId", key.id());
        row.put("label", key.label());
        row.put("fingerprint", key.fingerprint());
        row.put("createdAt", key.createdAt().orElse(null));
        row.put("lastUsedAt", key.lastUsedAt().orElse(null));
        row.put("state", key.revoked() ? "revoked" : "active");
        return row;
    }
}
