package org.briefsiegel.factor.oidc;

import java.util.List;

/**
 * Who somebody is, as a provider says: what it is asked to match by, and nothing else.
 *
 * @param subject the identifier of the person, and within what it means them, see {@link ClaimRules#subject}; empty where birth date and
 *     name count
 * @param birthDate ISO 8601; empty where the subject counts
 * @param names the forms of the name that the practice's may have, see {@link NameForm}
 * @param token of the beginning that it belongs to
 */
record Identity(String subject, String birthDate, List<String> names, String token) {

    private static final String BETWEEN = "\n";
    private static final int HEAD = 3;

    static Identity of(String value) {
        List<String> parts = List.of(value.split(BETWEEN, -1));
        return new Identity(parts.get(0), parts.get(1), parts.subList(HEAD, parts.size()), parts.get(2));
    }

    /** As a legible answer. */
    String value() {
        return String.join(BETWEEN, subject, birthDate, token)
                + names.stream().map(BETWEEN::concat).reduce("", String::concat);
    }

    @Override
    public String toString() {
        return "Identity[…]";
    }
}
