package org.briefsiegel.billing.tariff;

import java.time.Clock;
import java.util.List;
import org.briefsiegel.billing.api.PricingRule;

/** The tariff with prices of one's own. */
public final class TestTariff {

    private TestTariff() {}

    public static PricingRule prices(Clock clock, String... prices) {
        return prices("EUR", clock, prices);
    }

    /** In another currency. */
    public static PricingRule prices(String currency, Clock clock, String... prices) {
        return new TariffRule(new Prices(currency, prices), List.of("BASIC", "PRO"), "sms", clock);
    }
}
