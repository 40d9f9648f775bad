package org.briefsiegel.billing.tariff;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.briefsiegel.billing.api.Money;

/** What one part of a text message costs on a day, by the longest beginning of the phone number that has a price then. */
final class Prices {

    /** What can be set. */
    static final String SHAPE =
            "\\s*(\\+[0-9]{1,7})\\s*=\\s*([0-9]{1,9})(?:\\s+from\\s+([0-9]{4}-[0-9]{2}-[0-9]{2}))?\\s*";

    private static final Pattern ENTRY = Pattern.compile(SHAPE);

    private final String currency;

    /** By beginning of the number, then by the first day. */
    private final Map<String, NavigableMap<LocalDate, Money>> byPrefix = new HashMap<>();

    Prices(String currency, String... entries) {
        this.currency = currency;
        for (String entry : entries) {
            Matcher matcher = ENTRY.matcher(entry);
            if (!matcher.matches()) {
                throw refused(entry, null);
            }
            Money price = new Money(Long.parseLong(matcher.group(2)), currency);
            LocalDate from = matcher.group(3) == null ? LocalDate.MIN : day(matcher.group(3), entry);
            if (byPrefix.computeIfAbsent(matcher.group(1), prefix -> new TreeMap<>())
                            .put(from, price)
                    != null) {
                throw new IllegalArgumentException("pricesPerPart: \"" + entry + "\" comes twice for the same day");
            }
        }
    }

    String currency() {
        return currency;
    }

    private static LocalDate day(String text, String entry) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException impossible) {
            throw refused(entry, impossible);
        }
    }

    private static IllegalArgumentException refused(String entry, Throwable cause) {
        return new IllegalArgumentException(
                "pricesPerPart: \"" + entry
                        + "\" isn't a country code with a price in cents, like +43=10 or +43=12 from 2027-01-01",
                cause);
    }

    /** The price for this number in E.164 form; empty where none is set. */
    Optional<Price> of(String number, LocalDate day) {
        return byPrefix.entrySet().stream()
                .filter(prices -> number.startsWith(prices.getKey()))
                .filter(prices -> prices.getValue().floorKey(day) != null)
                .max(Comparator.comparingInt(prices -> prices.getKey().length()))
                .map(prices -> new Price(
                        prices.getKey(), prices.getValue().floorEntry(day).getValue()));
    }

    /**
     * The price of one part.
     *
     * @param prefix the beginning of the numbers that it is for
     */
    record Price(String prefix, Money each) {}
}
