package org.briefsiegel.billing.api;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money.
 *
 * @param minorUnits the amount in the currency's smallest unit, for example cents
 * @param currency ISO 4217 code
 */
public record Money(long minorUnits, String currency) {

    public Money {
        Currency.getInstance(currency);
    }

    /** The sum; both in one currency. */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("can't add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
    }

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(minorUnits, (long) quantity), currency);
    }

    /** The amount as a decimal number in plain notation, with the currency's usual digits: {@code 0.10}. */
    public String amount() {
        return BigDecimal.valueOf(minorUnits, Currency.getInstance(currency).getDefaultFractionDigits())
                .toPlainString();
    }
}
