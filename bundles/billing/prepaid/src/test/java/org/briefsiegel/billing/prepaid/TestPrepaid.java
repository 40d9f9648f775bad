package org.briefsiegel.billing.prepaid;

import org.briefsiegel.billing.api.PricingRule;

/** The rule over a tariff of one's own. */
public final class TestPrepaid {

    private TestPrepaid() {}

    /** @param warnBelow in minor units */
    public static PricingRule over(PricingRule tariff, long warnBelow) {
        return new PrepaidRule(tariff, warnBelow);
    }
}
