package org.briefsiegel.factor.oidc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.Seal;

/**
 * What is kept of the person whom a transfer is for: sealed, so that it can be compared and not read.
 *
 * @param person birth date and name; empty where they aren't known
 * @param subject the identifier at a provider; empty where it isn't known
 * @param namespace within which the identifier means that person, encoded; empty where it isn't known
 * @param spent tokens of beginnings that have opened the transfer, the latest last
 */
record Known(String person, String subject, String namespace, List<String> spent) {

    private static final String BETWEEN = ",";
    private static final int HEAD = 3;

    /** More than anybody gets in within the ten minutes in which a token counts. */
    private static final int REMEMBERED = 20;

    static Known of(Enrolment enrolment) {
        List<String> parts = List.of(enrolment.state().split(BETWEEN, -1));
        return new Known(parts.get(0), parts.get(1), parts.get(2), parts.subList(HEAD, parts.size()));
    }

    Enrolment enrolment() {
        return new Enrolment(String.join(
                BETWEEN,
                Stream.concat(Stream.of(person, subject, namespace), spent.stream())
                        .toList()));
    }

    static String person(String birthDate, String name, Seal seal) {
        return seal.seal("person " + birthDate + " " + name);
    }

    static String subject(IdentityProvider there, String identifier, Seal seal) {
        return seal.seal("subject " + ClaimRules.subject(there.namespace(), identifier));
    }

    /** Where an identifier counts. */
    static String namespace(IdentityProvider there) {
        return URLEncoder.encode(there.namespace(), StandardCharsets.UTF_8);
    }

    /** Whether a provider can say that it is this person; not one that has taken the place of the one that could. */
    boolean canBeRecognizedBy(IdentityProvider there) {
        return there.matchesBySubject() ? namespace.equals(namespace(there)) : !person.isEmpty();
    }

    boolean is(Identity who, Seal seal) {
        boolean same = who.subject().isEmpty()
                ? !person.isEmpty() && isPerson(who, seal)
                : !subject.isEmpty() && seal.matches(subject, "subject " + who.subject());
        return same && spent.stream().noneMatch(token -> seal.matches(token, spentForm(who)));
    }

    private boolean isPerson(Identity who, Seal seal) {
        return who.names().stream().anyMatch(name -> seal.matches(person, "person " + who.birthDate() + " " + name));
    }

    /** After this person has got in. */
    Known spentBy(Identity who, Seal seal) {
        List<String> all = new ArrayList<>(spent);
        all.add(seal.seal(spentForm(who)));
        return new Known(person, subject, namespace, all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
    }

    private static String spentForm(Identity who) {
        return "spent " + who.token();
    }

    @Override
    public String toString() {
        return "Known[…]";
    }
}
