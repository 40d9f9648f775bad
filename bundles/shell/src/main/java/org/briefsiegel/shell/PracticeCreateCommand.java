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
import org.briefsiegel.practice.api.ContactDetail;
import org.briefsiegel.practice.api.IssuedKey;
import org.briefsiegel.practice.api.NewPractice;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.transfer.api.PracticeAddresses;

/** Registers a practice and makes its first key, which is shown this once. */
@Service
@Command(
        scope = "practice",
        name = "create",
        description = "Registers a practice; prints its id and first API key, once")
public final class PracticeCreateCommand extends JsonCommand {

    /** The label of its first key. */
    private static final String FIRST = "first";

    @Argument(index = 0, name = "NAME", description = "What recipients read")
    String name;

    @Option(name = "--plan", description = "MINI, LIGHT, BASIC or PRO")
    String plan = "";

    @Option(name = "--add-on", description = "A booked add-on, for example sms", multiValued = true)
    List<String> addOns = List.of();

    @Option(name = "--email", description = "Where replies and notices go: an address of noticeChannel")
    String email = "";

    @Option(name = "--phone", description = "What recipients may call")
    String phone = "";

    @Option(name = "--sandbox", description = "For trying: nothing is sent out, the API shows the messages; for good")
    boolean sandbox;

    @Argument(index = 1, name = "OPTIONS", description = "Options may stand here too", multiValued = true)
    List<String> trailing = List.of();

    @Reference(optional = true)
    Practices practices;

    @Reference(optional = true)
    PracticeAddresses addresses;

    @Override
    List<String> trailing() {
        return trailing;
    }

    @Override
    Object run() {
        if (name.isBlank()) {
            throw Operator.refused("NAME", "is empty").get();
        }
        required("--plan", plan);
        required("--email", email);
        required("--phone", phone);
        Plan chosen = Operator.oneOf(Plan.class, "--plan", plan);
        String address = Operator.reachable(addresses, "--email", email);
        Operator.accepted(ContactDetail.PHONE, "--phone", phone);
        Practice practice =
                practices.register(new NewPractice(name, chosen, Set.copyOf(addOns), address, phone, sandbox));
        IssuedKey key = practices.issueKey(practice.id(), FIRST);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("practice", practice.id());
        shown.put("apiKey", key.secret());
        shown.put("keyId", key.id());
        return shown;
    }

    private static void required(String option, String value) {
        if (value.isBlank()) {
            throw Operator.refused(option, "is missing").get();
        }
    }
}
