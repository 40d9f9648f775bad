package org.briefsiegel.factor.oidc;

import com.nimbusds.openid.connect.sdk.claims.ClaimsSetRequest;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.factor.oidc.NotRecognized.Reason;

/**
 * Which claims say who somebody is (OpenID Connect Core 1.0, 5.1).
 *
 * @param provider name of the provider
 * @param issuer its issuer identifier, within which a subject means something (2)
 * @param bySubject whether one claim identifies people, rather than birth date and name
 * @param subjectClaim that claim
 */
record ClaimRules(String provider, String issuer, boolean bySubject, String subjectClaim) {

    private static final String BIRTH_DATE = "birthdate";
    private static final String GIVEN = "given_name";
    private static final String FAMILY = "family_name";

    /** The claims by name. */
    private List<String> names() {
        return bySubject ? List.of(subjectClaim) : List.of(BIRTH_DATE, GIVEN, FAMILY);
    }

    /** Asks for them by name, where the provider takes that (5.5). */
    ClaimsSetRequest request() {
        ClaimsSetRequest request = new ClaimsSetRequest();
        for (String name : names()) {
            request = request.add(name);
        }
        return request;
    }

    /** @param token of the beginning that the claims belong to */
    Identity identity(IDTokenClaimsSet claims, String token) throws NotRecognized {
        if (bySubject) {
            return new Identity(subject(namespace(), text(claims, subjectClaim)), "", List.of(), token);
        }
        List<String> names = NameForm.ofClaims(text(claims, GIVEN), text(claims, FAMILY));
        if (names.isEmpty()) {
            throw incomplete(GIVEN);
        }
        return new Identity("", birthDate(text(claims, BIRTH_DATE)), names, token);
    }

    /** Within which an identifier means one person: another issuer, or another claim, may give it to somebody else. No part has a space. */
    String namespace() {
        return String.join(" ", provider, issuer, subjectClaim);
    }

    /** A person, as a provider and the practice's record know them. */
    static String subject(String namespace, String identifier) {
        return namespace + " " + identifier;
    }

    /** Some say the year alone, or leave it out (5.1): that is no birth date. */
    private static String birthDate(String claim) throws NotRecognized {
        return date(claim)
                .filter(date -> date.getYear() > 0)
                .map(LocalDate::toString)
                .orElseThrow(() -> incomplete(BIRTH_DATE));
    }

    private static Optional<LocalDate> date(String claim) {
        try {
            return Optional.of(LocalDate.parse(claim));
        } catch (DateTimeException e) { // whose message would repeat it
            return Optional.empty();
        }
    }

    private static String text(IDTokenClaimsSet claims, String name) throws NotRecognized {
        return Optional.ofNullable(claims.getStringClaim(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.codePoints().noneMatch(Character::isISOControl))
                .orElseThrow(() -> incomplete(name));
    }

    private static NotRecognized incomplete(String claim) {
        return new NotRecognized(
                Reason.INCOMPLETE, "the claim " + claim + " is missing, or says nothing that can be used");
    }
}
