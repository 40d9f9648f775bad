package org.briefsiegel.billing.support;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.briefsiegel.billing.api.Money;

/** Amounts of money as people write and read them; never a floating-point number in between. */
public final class Amounts {

    /** What {@link #read} can read, as a regular expression; with how many decimals, the currency says. */
    public static final String SHAPE = "[0-9]{1,12}(?:[.,][0-9]{1,4})?";

    /** The regions' ways to write amounts: behind the number in German, as most of Austria writes; before it in English. */
    private static final Map<String, Locale> WRITTEN = Map.of("de", Locale.GERMANY, "en", Locale.UK);

    private static final Pattern AMOUNT = Pattern.compile(SHAPE);

    private Amounts() {}

    /**
     * Reads an amount like {@code 100}, {@code 99.50} or {@code 99,50}; spaces around it don't matter.
     *
     * @param currency ISO 4217 code
     * @return empty where it is no such amount, is negative, or has more decimals than the currency
     */
    public static Optional<Money> read(String typed, String currency) {
        String stripped = typed.strip();
        if (!AMOUNT.matcher(stripped).matches()) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(stripped.replace(',', '.'));
        int decimals = decimals(currency);
        return amount.scale() > decimals
                ? Optional.empty()
                : Optional.of(new Money(amount.movePointRight(decimals).longValueExact(), currency));
    }

    /** An amount in the reader's notation, with the currency's sign or code: {@code 0,10 €}. */
    public static String format(Money money, Locale locale) {
        NumberFormat format = NumberFormat.getCurrencyInstance(WRITTEN.getOrDefault(locale.getLanguage(), locale));
        format.setCurrency(Currency.getInstance(money.currency()));
        format.setMinimumFractionDigits(decimals(money.currency()));
        format.setMaximumFractionDigits(decimals(money.currency()));
        return format.format(BigDecimal.valueOf(money.minorUnits(), decimals(money.currency())));
    }

    /** None for what isn't paid with, like gold. */
    private static int decimals(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
