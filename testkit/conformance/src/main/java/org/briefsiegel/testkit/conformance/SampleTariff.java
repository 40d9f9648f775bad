package org.briefsiegel.testkit.conformance;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.billing.api.Wording;

/**
 * A tariff for the tests of rules that ask it: ten euro cents for each part of a message. The plans BASIC and PRO hold it; what the
 * factor gives for free, or is sent once more, costs nothing.
 */
public final class SampleTariff implements PricingRule {

    private static final Money EACH = new Money(10, USUAL_CURRENCY);
    private static final Set<String> PLANS = Set.of("BASIC", "PRO");

    @Override
    public Pricing price(Draft draft, Locale locale) {
        if (!draft.chargeable() || draft.occasion() == Occasion.AGAIN) {
            return new Pricing.Priced(List.of());
        }
        if (!PLANS.contains(draft.plan())) {
            return new Pricing.NotIncluded(isEnglish(locale) ? "BASIC and PRO have it." : "Das haben BASIC und PRO.");
        }
        Wording wording = new Wording("tariff", "sms", List.of("+43"));
        return new Pricing.Priced(draft.dispatches().stream()
                .map(dispatch -> new Pricing.Line(wording, dispatch.parts(), EACH))
                .toList());
    }

    @Override
    public String describe(Wording wording, Locale locale) {
        return (isEnglish(locale) ? "Text message (" : "SMS (")
                + wording.parameters().get(0) + ")";
    }

    private static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals("en");
    }
}
