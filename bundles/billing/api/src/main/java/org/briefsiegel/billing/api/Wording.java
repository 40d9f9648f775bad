package org.briefsiegel.billing.api;

import java.util.List;
import java.util.Objects;

/**
 * What a line of a price is about, without words: it is kept for years, and put into words when somebody reads it, in that
 * reader's language, by {@link PricingRule#describe}.
 *
 * @param rule id of the pricing rule that knows the words
 * @param kind what is charged, in the rule's own terms: at most 60 characters
 * @param parameters what the words need, for example the beginning of a number; without control characters, together at most
 *     {@value #LONGEST_PARAMETERS} characters
 */
public record Wording(String rule, String kind, List<String> parameters) {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_PARAMETERS = 400;

    public Wording {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(kind, "kind");
        parameters = List.copyOf(parameters);
        if (rule.isBlank() || rule.length() > LONGEST_NAME || kind.isBlank() || kind.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("rule and kind have 1 to " + LONGEST_NAME + " characters");
        }
        String all = String.join(" ", parameters);
        if (all.length() > LONGEST_PARAMETERS || all.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("parameters are short and have no control characters");
        }
    }
}
