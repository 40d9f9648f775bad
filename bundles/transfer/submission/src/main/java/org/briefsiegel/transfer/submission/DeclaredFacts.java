package org.briefsiegel.transfer.submission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.Fact.Bearer;
import org.briefsiegel.transfer.api.Facts;
import org.briefsiegel.transfer.api.Recipient;

/** Where the facts that a factor declares are found: in a request, and in what is known of patient and recipient. */
public final class DeclaredFacts {

    private DeclaredFacts() {}

    /** What is known of these, by their names; of no others. */
    public static Map<String, String> known(List<Fact> declared, Facts facts, Recipient recipient) {
        Map<String, String> known = new HashMap<>();
        for (Fact fact : declared) {
            value(fact, facts, recipient).ifPresent(value -> known.put(fact.name(), value));
        }
        return known;
    }

    private static Optional<String> value(Fact fact, Facts facts, Recipient recipient) {
        return fact.bearer() == Bearer.PATIENT
                ? Optional.ofNullable(facts.ofPatient().get(fact.name()))
                : ownMember(fact.name(), recipient)
                        .or(() -> Optional.ofNullable(facts.ofRecipient().get(fact.name())));
    }

    /** Of what a request says of every recipient. */
    private static Optional<String> ownMember(String name, Recipient recipient) {
        return switch (name) {
            case "name" -> Optional.of(recipient.name());
            case "email" -> Optional.of(recipient.email());
            case "phone" -> Optional.of(recipient.phone());
            default -> Optional.empty();
        };
    }

    /** Where a request for a transfer says it (JSON pointer, RFC 6901). */
    public static String pointer(Fact fact) {
        if (fact.bearer() == Bearer.PATIENT) {
            return "/patient/" + fact.name();
        }
        return switch (fact.name()) {
            case "name", "email", "phone" -> "/recipient/" + fact.name();
            default -> "/recipient/facts/" + fact.name();
        };
    }
}
