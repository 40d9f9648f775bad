package org.briefsiegel.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.practice.api.IssuedKey;
import org.briefsiegel.practice.api.Practices;

/** Makes a further key for a practice; the others stay in force. */
@Service
@Command(scope = "practice", name = "key-create", description = "Makes a further API key; prints it once")
public final class PracticeKeyCreateCommand extends JsonCommand {

    @Argument(index = 0, name = "PRACTICE", description = "Id of the practice")
    String practice;

    @Option(name = "--label", description = "Which system has it, for practice:key-list")
    String label = "";

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
        IssuedKey key =
                practices.issueKey(Operator.practice(practices, practice).id(), label);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("keyId", key.id());
        shown.put("apiKey", key.secret());
        return shown;
    }
}
