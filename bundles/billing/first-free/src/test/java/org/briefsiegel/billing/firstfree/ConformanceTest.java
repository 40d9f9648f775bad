package org.briefsiegel.billing.firstfree;

import org.briefsiegel.testkit.conformance.PricingRuleConformance;
import org.briefsiegel.testkit.conformance.PricingSample;
import org.briefsiegel.testkit.conformance.SampleTariff;

class ConformanceTest extends PricingRuleConformance {

    ConformanceTest() {
        super(PricingSample.of(new FirstFreeRule(new SampleTariff(), 10))
                .prices(draft("PRO", 0))
                .prices(draft("PRO", 10))
                .refuses(draft("MINI", 0)));
    }
}
