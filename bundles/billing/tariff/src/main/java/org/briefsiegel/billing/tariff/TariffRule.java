package org.briefsiegel.billing.tariff;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.briefsiegel.billing.api.BillingId;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What is free stays free; what is charged for needs a plan or an add-on that holds it, and costs by part and country. */
@Component(configurationPid = "org.briefsiegel.billing.tariff")
@BillingId("tariff")
public final class TariffRule implements PricingRule {

    private final Prices prices;
    private final Set<String> plans;
    private final String addOn;

    @Activate
    public TariffRule(Config config) {
        this(new Prices(config.currency(), config.pricesPerPart()), List.of(config.plans()), config.addOn());
    }

    TariffRule(Prices prices, Collection<String> plans, String addOn) {
        this.prices = prices;
        this.plans = plans.stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
        this.addOn = addOn.strip();
    }

    @Override
    public Pricing price(Draft draft, Locale locale) {
        if (!draft.chargeable()) {
            return new Pricing.Priced(List.of());
        }
        ResourceBundle texts = texts(locale);
        if (!plans.contains(draft.plan()) && !draft.addOns().contains(addOn)) {
            return new Pricing.NotIncluded(MessageFormat.format(
                    texts.getString("plan.required"),
                    draft.plan(),
                    String.join(", ", plans.stream().sorted().toList())));
        }
        List<Pricing.Line> lines = new ArrayList<>();
        for (Draft.Dispatch dispatch : draft.dispatches()) {
            Optional<Money> each = prices.of(dispatch.address());
            if (each.isEmpty()) {
                return new Pricing.NotIncluded(texts.getString("country.unpriced"));
            }
            lines.add(new Pricing.Line(texts.getString("line"), dispatch.parts(), each.get()));
        }
        return new Pricing.Priced(lines);
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                "org.briefsiegel.billing.tariff.messages",
                locale,
                TariffRule.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
