package org.briefsiegel.billing.prepaid;

import org.briefsiegel.billing.api.Money;
import org.briefsiegel.testkit.conformance.PricingRuleConformance;
import org.briefsiegel.testkit.conformance.PricingSample;
import org.briefsiegel.testkit.conformance.SampleTariff;

class ConformanceTest extends PricingRuleConformance {

    ConformanceTest() {
        super(PricingSample.of(new PrepaidRule(new SampleTariff(), 50))
                .prices(draft("PRO", 0, new Money(10, "EUR")))
                .prices(draft("PRO", 10, new Money(1000, "EUR")))
                .refuses(draft("MINI", 0, new Money(1000, "EUR"))));
    }
}
