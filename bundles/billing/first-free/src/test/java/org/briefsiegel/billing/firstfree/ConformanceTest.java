package org.briefsiegel.billing.firstfree;

import java.util.List;
import java.util.Locale;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.testkit.conformance.PricingRuleConformance;
import org.briefsiegel.testkit.conformance.PricingSample;

class ConformanceTest extends PricingRuleConformance {

    ConformanceTest() {
        super(PricingSample.of(new FirstFreeRule(new TenCents(), 10))
                .prices(draft("PRO", 0))
                .prices(draft("PRO", 10))
                .refuses(draft("MINI", 0)));
    }

    /** The rule that it asks. */
    private static final class TenCents implements PricingRule {

        @Override
        public Pricing price(Draft draft, Locale locale) {
            if (!draft.plan().equals("PRO")) {
                return new Pricing.NotIncluded(locale.getLanguage().equals("en") ? "PRO has it." : "Das hat PRO.");
            }
            Wording wording = new Wording("tariff", "sms", List.of("+43"));
            return new Pricing.Priced(List.of(new Pricing.Line(wording, 1, new Money(10, currency()))));
        }

        @Override
        public String describe(Wording wording, Locale locale) {
            return "SMS (" + wording.parameters().get(0) + ")";
        }
    }
}
