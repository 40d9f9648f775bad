package org.briefsiegel.billing.flat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.briefsiegel.billing.tariff.TestTariff;
import org.briefsiegel.testkit.conformance.PricingRuleConformance;
import org.briefsiegel.testkit.conformance.PricingSample;

class ConformanceTest extends PricingRuleConformance {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);

    ConformanceTest() {
        super(PricingSample.of(new FlatRule(
                        TestTariff.prices(NOON, "+43=10", "+49=12"), new Fees("EUR", "PRO=29.00 with 10"), true))
                .prices(draft("PRO", 9))
                .refuses(draft("PRO", 10))
                .refuses(draft("MINI", 0)));
    }
}
