package org.briefsiegel.billing.tariff;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.briefsiegel.billing.api.Money;

/** What one part of a text message costs, by the longest beginning of the phone number that has a price. */
final class Prices {

    private static final Pattern ENTRY = Pattern.compile("\\s*(\\+[0-9]{1,7})\\s*=\\s*([0-9]{1,9})\\s*");

    private final Map<String, Money> byPrefix = new HashMap<>();

    Prices(String currency, String... entries) {
        for (String entry : entries) {
            Matcher matcher = ENTRY.matcher(entry);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "pricesPerPart: \"" + entry + "\" isn't a country code with a price in cents, like +43=10");
            }
            byPrefix.put(matcher.group(1), new Money(Long.parseLong(matcher.group(2)), currency));
        }
    }

    /** The price for this number in E.164 form; empty where none is set. */
    Optional<Money> of(String number) {
        return byPrefix.entrySet().stream()
                .filter(price -> number.startsWith(price.getKey()))
                .max(Comparator.comparingInt(price -> price.getKey().length()))
                .map(Map.Entry::getValue);
    }
}
