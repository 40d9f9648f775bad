package org.briefsiegel.platform.health;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What the server needs, as filters of services, and whether each is there. */
final class Readiness {

    private final List<String> required;
    private final Predicate<String> isThere;

    /** @param isThere answers for a filter whether a service matches it now */
    Readiness(List<String> required, Predicate<String> isThere) {
        this.required = List.copyOf(required);
        this.isThere = isThere;
    }

    /** Filters in LDAP syntax, without blank ones. */
    static List<String> filters(String... values) {
        return Arrays.stream(values)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The filters that no service matches; none when all is there. */
    List<String> missing() {
        return required.stream().filter(isThere.negate()).toList();
    }
}
