package org.briefsiegel.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.practice.api.ContactDetail;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.transfer.api.PracticeAddresses;

/** Changes a setting of a practice, its plan or its add-ons, or how it is called and reached. */
@Service
@Command(
        scope = "practice",
        name = "set",
        description = "Changes a practice: name, email, phone, plan, addOns, or a setting")
public final class PracticeSetCommand extends JsonCommand {

    private static final String PLAN = "plan";
    private static final String ADD_ONS = "addOns";

    @Argument(index = 0, name = "PRACTICE", description = "Id of the practice")
    String practice;

    @Argument(index = 1, name = "KEY", description = "Name of the setting; for an unknown one the answer names all")
    String key;

    @Argument(index = 2, name = "VALUE", description = "Its new value; in quotes where it has spaces or a #")
    String value;

    @Argument(index = 3, name = "OPTIONS", description = "Options may stand here too", multiValued = true)
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
        Optional<ContactDetail> detail = ContactDetail.named(key);
        if (detail.isPresent()) {
            known(changed(detail.get()));
            return Map.of(key, detail.get().of(current()));
        }
        known(
                switch (key) {
                    case PLAN ->
                        subscribe(
                                Operator.oneOf(Plan.class, "VALUE", value),
                                current().addOns());
                    case ADD_ONS -> subscribe(current().plan(), addOns());
                    default -> practices.set(practice, setting(), value);
                });
        return Map.of(key, value);
    }

    private void known(boolean known) {
        if (!known) {
            throw Operator.noSuchPractice(practice).get();
        }
    }

    private boolean changed(ContactDetail detail) {
        Operator.accepted(detail, "VALUE", value);
        String kept = detail == ContactDetail.EMAIL ? Operator.reachable(addresses, "VALUE", value) : value;
        try {
            return practices.change(practice, detail, kept);
        } catch (IllegalArgumentException unusable) {
            throw Operator.refused("VALUE", unusable.getMessage()).get();
        }
    }

    private boolean subscribe(Plan plan, Set<String> addOns) {
        return practices.subscribe(practice, plan, addOns);
    }

    private Practice current() {
        return Operator.practice(practices, practice);
    }

    private Set<String> addOns() {
        if (!value.matches("none|[a-z][a-z0-9-]*(,[a-z][a-z0-9-]*)*")) {
            throw Operator.refused("VALUE", "'" + value + "' isn't none, or add-ons like sms or sms,fax")
                    .get();
        }
        return value.equals("none") ? Set.of() : Set.of(value.split(","));
    }

    private Setting setting() {
        Setting setting = Setting.named(key)
                .orElseThrow(Operator.refused(
                        "KEY",
                        "'" + key + "' isn't a setting; choose from "
                                + Stream.of(
                                                Arrays.stream(ContactDetail.values())
                                                        .map(ContactDetail::key),
                                                Stream.of(PLAN, ADD_ONS),
                                                Arrays.stream(Setting.values()).map(Setting::key))
                                        .flatMap(keys -> keys)
                                        .collect(Collectors.joining(", "))));
        if (!setting.accepts(value)) {
            throw Operator.refused("VALUE", "'" + value + "' isn't " + setting.form())
                    .get();
        }
        return setting;
    }
}
