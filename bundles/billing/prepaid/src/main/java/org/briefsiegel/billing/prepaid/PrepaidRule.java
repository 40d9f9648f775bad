package org.briefsiegel.billing.prepaid;

import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.billing.api.BillingId;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The tariff, taken from what the practice has paid in advance: refused where that doesn't cover it, with a warning where little is left.
 * A reminder may follow days later, so its balance is looked at then, by the host.
 */
@Component(configurationPid = "org.briefsiegel.billing.prepaid")
@BillingId(PrepaidRule.ID)
public final class PrepaidRule implements PricingRule {

    static final String ID = "prepaid";

    private final PricingRule tariff;
    private final long warnBelow;

    @ObjectClassDefinition(pid = "org.briefsiegel.billing.prepaid")
    @interface Config {

        /** The practice is warned where less is left after a transfer, in minor units (cents) of the tariff's currency. */
        @AttributeDefinition(min = "0", max = "100000000")
        int warnBelowCents() default 500;
    }

    @Activate
    public PrepaidRule(@Reference(target = "(billing.id=tariff)") PricingRule tariff, Config config) {
        this(tariff, config.warnBelowCents());
    }

    PrepaidRule(PricingRule tariff, long warnBelow) {
        this.tariff = tariff;
        this.warnBelow = warnBelow;
    }

    @Override
    public Pricing price(Draft draft, Locale locale) {
        Pricing pricing = tariff.price(draft, locale);
        if (!(pricing instanceof Pricing.Priced priced) || priced.lines().isEmpty()) {
            return pricing;
        }
        return draft.occasion() == Occasion.REMINDER
                ? new Pricing.Priced(priced.lines(), true, Optional.empty())
                : covered(priced, draft);
    }

    private Pricing covered(Pricing.Priced priced, Draft draft) {
        Money total = priced.total(currency());
        Money balance = draft.account().balance(currency());
        Money left = balance.plus(total.times(-1));
        if (left.minorUnits() < 0) {
            return new Pricing.NotCovered(total, balance);
        }
        boolean low = left.minorUnits() < warnBelow;
        return new Pricing.Priced(priced.lines(), true, low ? Optional.of(left) : Optional.empty());
    }

    @Override
    public String currency() {
        return tariff.currency();
    }
}
