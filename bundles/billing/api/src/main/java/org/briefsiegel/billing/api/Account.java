package org.briefsiegel.billing.api;

import java.util.function.IntSupplier;
import java.util.function.ToLongFunction;
import org.osgi.annotation.versioning.ProviderType;

/** What the ledger knows of the practice that pays, for prices that depend on it. Each call asks the ledger. */
@ProviderType
public interface Account {

    /** How many charges the practice has had in this month, monthly fees aside. */
    int chargedThisMonth();

    /**
     * What is left of what the practice has paid in advance, without what is reserved; never negative. Nothing where it has paid
     * nothing in this currency.
     *
     * @param currency ISO 4217 code
     */
    Money balance(String currency);

    /** That of a practice that has paid nothing in advance. */
    static Account of(IntSupplier chargedThisMonth) {
        return of(chargedThisMonth, currency -> 0);
    }

    /** @param balance in the minor units of a currency, by its ISO 4217 code */
    static Account of(IntSupplier chargedThisMonth, ToLongFunction<String> balance) {
        return new Account() {
            @Override
            public int chargedThisMonth() {
                return chargedThisMonth.getAsInt();
            }

            @Override
            public Money balance(String currency) {
                return new Money(balance.applyAsLong(currency), currency);
            }
        };
    }
}
