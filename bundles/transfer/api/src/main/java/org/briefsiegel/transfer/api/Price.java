package org.briefsiegel.transfer.api;

import java.util.Objects;

/**
 * An amount of money, ready to be shown.
 *
 * @param amount a decimal number in plain notation: {@code 0.10}
 * @param currency ISO 4217 code
 */
public record Price(String amount, String currency) {
    public Price {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
    }
}
