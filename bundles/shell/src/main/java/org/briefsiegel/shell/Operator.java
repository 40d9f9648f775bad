package org.briefsiegel.shell;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.support.Amounts;
import org.briefsiegel.practice.api.ContactDetail;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.transfer.api.PracticeAddresses;
import org.briefsiegel.transfer.api.Transfer;

/** Reads what an operator types, and shows what there is. A refused input names itself and says what would do. */
final class Operator {

    private Operator() {}

    static <E extends Enum<E>> E oneOf(Class<E> choices, String option, String typed) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equalsIgnoreCase(typed))
                .findFirst()
                .orElseThrow(refused(
                        option,
                        "'" + typed + "' isn't known; choose from "
                                + Arrays.stream(choices.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
    }

    static Practice practice(Practices practices, String id) {
        return practices.find(id).orElseThrow(noSuchPractice(id));
    }

    static Supplier<IllegalArgumentException> noSuchPractice(String id) {
        return notFound("PRACTICE", "there is no practice '" + id + "'; practice:list shows them");
    }

    static Supplier<IllegalArgumentException> noSuchTransfer(String id) {
        return notFound("ID", "this practice has no transfer '" + id + "'; transfer:list shows them");
    }

    static void accepted(ContactDetail detail, String option, String typed) {
        if (!detail.accepts(typed)) {
            throw refused(option, "'" + typed + "' isn't " + detail.form()).get();
        }
    }

    /** An amount of more than nothing, as people write one: {@code 100}, {@code 99.50} or {@code 99,50}. */
    static Money amount(String option, String typed, String currency) {
        return Amounts.read(typed, currency)
                .filter(money -> money.minorUnits() > 0)
                .orElseThrow(refused(option, "'" + typed + "' isn't an amount like 100.00"));
    }

    static String text(Money money) {
        return money.amount() + " " + money.currency();
    }

    /** An address at which a practice can be told something, as it is kept. */
    static String reachable(PracticeAddresses addresses, String option, String typed) {
        addresses.refusal(typed, Locale.ENGLISH).ifPresent(reason -> {
            throw refused(option, "'" + typed + "' isn't an address; " + reason).get();
        });
        return addresses.normalize(typed);
    }

    static Supplier<IllegalArgumentException> refused(String option, String reason) {
        return () -> new RefusedArgumentException("invalid-request", option, reason);
    }

    static Supplier<IllegalArgumentException> notFound(String option, String reason) {
        return () -> new RefusedArgumentException("not-found", option, reason);
    }

    static Map<String, Object> row(Practice practice) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", practice.id());
        row.put("name", practice.name());
        row.put("plan", practice.plan());
        row.put("addOns", practice.addOns().stream().sorted().toList());
        row.put("email", practice.email());
        row.put("phone", practice.phone());
        row.put("address", practice.address());
        row.put("colour", practice.colour().orElse(null));
        row.put("logo", practice.logo().isPresent());
        row.put("sandbox", practice.sandbox());
        row.put("suspendedAt", practice.suspendedAt().orElse(null));
        return row;
    }

    /** Without the recipient: an operator needs to know transfers, not people. */
    static Map<String, Object> row(Transfer transfer) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", transfer.id());
        row.put("state", transfer.state().id());
        row.put("factor", transfer.factor());
        row.put("createdAt", transfer.createdAt());
        row.put("expiresAt", transfer.expiresAt().orElse(null));
        row.put("documents", transfer.documents().size());
        row.put("charge", transfer.charge().amount() + " " + transfer.charge().currency());
        return row;
    }
}
