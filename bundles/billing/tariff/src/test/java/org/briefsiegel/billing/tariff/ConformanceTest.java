package org.briefsiegel.billing.tariff;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.briefsiegel.testkit.conformance.PricingRuleConformance;
import org.briefsiegel.testkit.conformance.PricingSample;

class ConformanceTest extends PricingRuleConformance {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);

    ConformanceTest() {
        super(PricingSample.of(TestTariff.prices(NOON, "+43=10", "+49=12"))
                .prices(draft("PRO", 0))
                .refuses(draft("MINI", 0)));
    }
}
