package org.briefsiegel.billing.prepaid;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.tariff.TestTariff;
import org.briefsiegel.testkit.conformance.PricingRuleConformance;
import org.briefsiegel.testkit.conformance.PricingSample;

class ConformanceTest extends PricingRuleConformance {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);

    ConformanceTest() {
        super(PricingSample.of(new PrepaidRule(TestTariff.prices(NOON, "+43=10", "+49=12"), 50))
                .prices(draft("PRO", 0, new Money(10, "EUR")))
                .prices(draft("PRO", 10, new Money(1000, "EUR")))
                .refuses(draft("MINI", 0, new Money(1000, "EUR"))));
    }
}
