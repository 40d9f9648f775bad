package org.briefsiegel.testkit.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Somebody who has an account at the provider.
 *
 * @param login what they sign in by, and their claim {@code sub}
 * @param claims what the provider says of them besides
 */
public record Person(String login, Map<String, Object> claims) {

    public Person {
        claims = Map.copyOf(claims);
    }

    public static Person of(String login, String given, String family, String birthDate) {
        return new Person(login, Map.of("given_name", given, "family_name", family, "birthdate", birthDate));
    }

    /** The same with one more claim, or with another value of it. */
    public Person with(String claim, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(claims);
        all.put(claim, value);
        return new Person(login, all);
    }

    /** The same without a claim. */
    public Person without(String claim) {
        Map<String, Object> all = new LinkedHashMap<>(claims);
        all.remove(claim);
        return new Person(login, all);
    }
}
