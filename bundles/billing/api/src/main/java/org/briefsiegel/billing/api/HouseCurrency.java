package org.briefsiegel.billing.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The currency in which the house charges now: that of the {@link PricingRule} in force. For whoever writes an amount of
 * nothing, which no charge gives a currency. Usable from any thread.
 */
@ProviderType
public interface HouseCurrency {

    /** ISO 4217 code. While the rule in force can't be asked, what it said last. */
    String code();

    /** What costs nothing. */
    default Money nothing() {
        return new Money(0, code());
    }
}
