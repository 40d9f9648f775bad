package org.briefsiegel.billing.firstfree;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.briefsiegel.billing.api.BillingId;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.billing.api.Wording;
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
@Component(configurationPid = "org.briefsiegel.billing.firstfree")
@BillingId(FirstFreeRule.ID)
public final class FirstFreeRule implements PricingRule {

    static final String ID = "first-free";

    private final PricingRule tariff;
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
        this.tariff = tariff;
        this.freePerMonth = freePerMonth;
    }

    @Override
    public Pricing price(Draft draft, Locale locale) {
        Pricing pricing = tariff.price(draft, locale);
        boolean free = pricing instanceof Pricing.Priced priced
                && !priced.lines().isEmpty()
                && draft.chargedThisMonth().getAsInt() < freePerMonth;
        return free ? atNothing((Pricing.Priced) pricing) : pricing;
    }

    @Override
    public String currency() {
        return tariff.currency();
    }

    private Pricing atNothing(Pricing.Priced priced) {
        List<Pricing.Line> lines = priced.lines().stream()
                .map(line -> new Pricing.Line(
                        free(line.wording()),
                        line.quantity(),
                        new Money(0, line.each().currency())))
                .toList();
        return new Pricing.Priced(lines);
    }

    /** The tariff's line under our own name: its kind, how many are free, and then its parameters. */
    private Wording free(Wording tariffs) {
        List<String> parameters = new ArrayList<>(List.of(String.valueOf(freePerMonth)));
        parameters.addAll(tariffs.parameters());
        return new Wording(ID, tariffs.kind(), parameters);
    }

    /** What was paid for is the tariff's to say; what was free, ours. */
    @Override
    public String describe(Wording wording, Locale locale) {
        List<String> parameters = wording.parameters();
        Wording tariffs = new Wording("tariff", wording.kind(), parameters.subList(1, parameters.size()));
        return texts(locale).format("line", tariff.describe(tariffs, locale), parameters.get(0));
    }

    private static TextBundle texts(Locale locale) {
        return new TextBundle(FirstFreeRule.class, locale);
    }
}
