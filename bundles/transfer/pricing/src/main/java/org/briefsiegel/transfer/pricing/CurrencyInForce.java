package org.briefsiegel.transfer.pricing;

import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.settings.TransferRules;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks the pricing rule in force. */
@Component
public final class CurrencyInForce implements HouseCurrency {

    private final Plugins plugins;
    private final String pricingRule;
    private volatile String last = PricingRule.USUAL_CURRENCY;

    @Activate
    public CurrencyInForce(@Reference Plugins plugins, @Reference TransferRules rules) {
        this.plugins = plugins;
        this.pricingRule = rules.pricingRule();
    }

    @Override
    public String code() {
        try {
            last = plugins.requiredPricingRule(pricingRule).currency();
        } catch (ClosedException away) {
            return last;
        }
        return last;
    }
}
