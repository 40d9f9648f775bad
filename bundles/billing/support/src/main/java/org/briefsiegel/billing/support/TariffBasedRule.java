package org.briefsiegel.billing.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.billing.api.Wording;

/**
 * A rule that asks the tariff what something costs, and makes something else of it. Its component takes the tariff as a service,
 * {@code @Reference(target = "(billing.id=tariff)") PricingRule}, and is one itself: {@code @Component(service = PricingRule.class)}.
 */
public abstract class TariffBasedRule implements PricingRule {

    private static final String TARIFF = "tariff";

    private final String id;
    private final PricingRule tariff;

    /** @param id of this rule */
    protected TariffBasedRule(String id, PricingRule tariff) {
        this.id = Objects.requireNonNull(id, "id");
        this.tariff = Objects.requireNonNull(tariff, "tariff");
    }

    protected final PricingRule tariff() {
        return tariff;
    }

    @Override
    public final String currency() {
        return tariff.currency();
    }

    /**
     * The same lines for nothing, under this rule's name, so that {@link #describe(String, String, Locale)} says them.
     *
     * @param own what this rule needs to say so; not empty
     */
    protected final Pricing.Priced forNothing(Pricing.Priced priced, String own) {
        return new Pricing.Priced(priced.lines().stream()
                .map(line -> new Pricing.Line(
                        under(line.wording(), own),
                        line.quantity(),
                        new Money(0, line.each().currency())))
                .toList());
    }

    /** The tariff's kind, what is this rule's own, and then the tariff's parameters. */
    private Wording under(Wording tariffs, String own) {
        List<String> parameters = new ArrayList<>(List.of(own));
        parameters.addAll(tariffs.parameters());
        return new Wording(id, tariffs.kind(), parameters);
    }

    /** Of lines that were made {@link #forNothing}; a rule that has others describes those before. */
    @Override
    public String describe(Wording wording, Locale locale) {
        List<String> parameters = wording.parameters();
        Wording tariffs = new Wording(TARIFF, wording.kind(), parameters.subList(1, parameters.size()));
        return describe(tariff.describe(tariffs, locale), parameters.get(0), locale);
    }

    /**
     * Says that a line costs nothing.
     *
     * @param line the tariff's words for it
     * @param own what was given to {@link #forNothing}
     */
    protected abstract String describe(String line, String own, Locale locale);
}
