package org.briefsiegel.billing.flat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.support.Amounts;

/** What a month costs in each plan, and how many charges it includes. */
final class Fees {

    /** What can be set. */
    static final String SHAPE =
            "\\s*(MINI|LIGHT|BASIC|PRO)\\s*=\\s*(" + Amounts.SHAPE + ")\\s+with\\s+([0-9]{1,6})\\s*";

    private static final Pattern ENTRY = Pattern.compile(SHAPE);

    private final Map<String, Fee> byPlan = new HashMap<>();

    /**
     * One plan's.
     *
     * @param included how many charges of a month cost nothing more
     */
    record Fee(Money price, int included) {}

    /** @throws IllegalArgumentException where an entry can't be read, or a plan comes twice */
    Fees(String currency, String... entries) {
        for (String entry : entries) {
            Matcher matcher = ENTRY.matcher(entry);
            if (!matcher.matches()) {
                throw refused(entry, "isn't a plan with a price and a number, like BASIC=29.00 with 100");
            }
            Money price = Amounts.read(matcher.group(2), currency)
                    .orElseThrow(() -> refused(entry, "has more decimals than " + currency));
            if (byPlan.put(matcher.group(1), new Fee(price, Integer.parseInt(matcher.group(3)))) != null) {
                throw refused(entry, "is of a plan that has one");
            }
        }
    }

    private static IllegalArgumentException refused(String entry, String reason) {
        return new IllegalArgumentException("months: \"" + entry + "\" " + reason);
    }

    /** Empty where a plan has none. */
    Optional<Fee> of(String plan) {
        return Optional.ofNullable(byPlan.get(plan));
    }
}
