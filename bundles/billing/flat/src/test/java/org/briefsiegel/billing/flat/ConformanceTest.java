package org.briefsiegel.billing.flat;

import org.briefsiegel.testkit.conformance.PricingRuleConformance;
import org.briefsiegel.testkit.conformance.PricingSample;
import org.briefsiegel.testkit.conformance.SampleTariff;

class ConformanceTest extends PricingRuleConformance {

    ConformanceTest() {
        super(PricingSample.of(new FlatRule(new SampleTariff(), new Fees("EUR", "PRO=29.00 with 10"), true))
                .prices(draft("PRO", 9))
                .refuses(draft("PRO", 10))
                .refuses(draft("MINI", 0)));
    }
}
