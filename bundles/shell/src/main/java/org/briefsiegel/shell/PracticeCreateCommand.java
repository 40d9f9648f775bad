package org.briefsiegel.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.practice.api.IssuedKey;
import org.briefsiegel.practice.api.NewPractice;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;

/** Registers a practice and makes its first key, which is shown this once. */
@Service
@Command(
        scope = "practice",
        name = "create",
        description = "Registers a practice; prints its id and first API key, once")
public final class PracticeCreateCommand extends JsonCommand {

    @Argument(name = "NAME", description = "What recipients read", required = true)
    String name = "";

    @Option(name = "--plan", description = "MINI, LIGHT, BASIC or PRO", required = true)
    String plan = "";

    @Option(name = "--add-on", description = "A booked add-on, for example sms", multiValued = true)
    List<String> addOns = List.of();

    @Option(name = "--email", description = "Where replies and notices go", required = true)
    String email = "";

    @Option(name = "--phone", description = "What recipients may call", required = true)
    String phone = "";

    @Reference
    Practices practices;

    @Override
    Object run() {
        if (name.isBlank()) {
            throw Operator.refused("NAME", "is empty").get();
        }
        Plan chosen = Operator.oneOf(Plan.class, "--plan", plan);
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw Operator.refused("--email", "'" + email + "' isn't an email address")
                    .get();
        }
        if (!phone.matches("\\+?[0-9][0-9 /()-]{2,}")) {
            throw Operator.refused("--phone", "'" + phone + "' isn't a phone number like '+43 1 234 56 78'")
                    .get();
        }
        Practice practice = practices.register(new NewPractice(name, chosen, Set.copyOf(addOns), email, phone));
        IssuedKey key = practices.issueKey(practice.id());
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("practice", practice.id());
        shown.put("apiKey", key.secret());
        shown.put("keyId", key.id());
        return shown;
    }
}
