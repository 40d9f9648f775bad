package org.briefsiegel.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.practice.api.Setting;

/** Changes a setting of a practice. */
@Service
@Command(scope = "practice", name = "set", description = "Changes a setting of a practice")
public final class PracticeSetCommand extends JsonCommand {

    @Argument(index = 0, name = "PRACTICE", description = "Id of the practice", required = true)
    String practice = "";

    @Argument(index = 1, name = "KEY", description = "Name of the setting", required = true)
    String key = "";

    @Argument(index = 2, name = "VALUE", description = "Its new value", required = true)
    String value = "";

    @Argument(index = 3, name = "OPTIONS", description = "Options may stand here too", multiValued = true)
    List<String> trailing = List.of();

    @Reference
    Practices practices;

    @Override
    List<String> trailing() {
        return trailing;
    }

    @Override
    Object run() {
        Setting setting = Setting.named(key)
                .orElseThrow(Operator.refused(
                        "KEY",
                        "'" + key + "' isn't a setting; choose from "
                                + Arrays.stream(Setting.values())
                                        .map(Setting::key)
                                        .collect(Collectors.joining(", "))));
        if (!setting.choices().contains(value)) {
            throw Operator.refused(
                            "VALUE",
                            "'" + value + "' isn't allowed; choose from "
                                    + setting.choices().stream().sorted().collect(Collectors.joining(", ")))
                    .get();
        }
        if (!practices.set(practice, setting, value)) {
            throw Operator.noSuchPractice(practice).get();
        }
        return Map.of(key, value);
    }
}
