package org.briefsiegel.billing.firstfree;

import java.util.Locale;
import org.briefsiegel.billing.api.BillingId;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.billing.support.TariffBasedRule;
import org.briefsiegel.platform.language.TextBundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The tariff, but for the first charges of a practice in a month, which cost 0. What costs 0 has lines and is booked, so
 * that it counts; what the tariff gives for free has none and doesn't.
 */
@Component(service = PricingRule.class, configurationPid = "org.briefsiegel.billing.firstfree")
@BillingId(FirstFreeRule.ID)
public final class FirstFreeRule extends TariffBasedRule {

    static final String ID = "first-free";

    private final int freePerMonth;

    @ObjectClassDefinition(pid = "org.briefsiegel.billing.firstfree")
    @interface Config {

        /** How many charges of a practice cost nothing in a month. */
        @AttributeDefinition(min = "0", max = "1000")
        int freePerMonth() default 10;
    }

    @Activate
    public FirstFreeRule(@Reference(target = "(billing.id=tariff)") PricingRule tariff, Config config) {
        this(tariff, config.freePerMonth());
    }

    FirstFreeRule(PricingRule tariff, int freePerMonth) {
        super(ID, tariff);
        this.freePerMonth = freePerMonth;
    }

    @Override
    public Pricing price(Draft draft, Locale locale) {
        Pricing pricing = tariff().price(draft, locale);
        boolean free = pricing instanceof Pricing.Priced priced
                && !priced.lines().isEmpty()
                && draft.chargedThisMonth().getAsInt() < freePerMonth;
        return free ? forNothing((Pricing.Priced) pricing, String.valueOf(freePerMonth)) : pricing;
    }

    /** What was paid for is the tariff's to say; what was free, ours. */
    @Override
    protected String describe(String line, String own, Locale locale) {
        return new TextBundle(FirstFreeRule.class, locale).format("line", line, own);
    }
}
