package org.briefsiegel.billing.flat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.billing.api.BillingId;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.billing.support.TariffBasedRule;
import org.briefsiegel.platform.language.TextBundle;
import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * A fee for the month, which includes a number of charges; further ones cost what the tariff says, or are refused. A plan without a
 * fee pays the tariff. What is accepted in the same instant may exceed the number together.
 */
@Component(service = PricingRule.class, configurationPid = "org.briefsiegel.billing.flat")
@BillingId(FlatRule.ID)
public final class FlatRule extends TariffBasedRule {

    static final String ID = "flat";

    /** The fee; its parameter is how many charges it includes. */
    static final String MONTH = "monthly-fee";

    private final Fees fees;
    private final boolean refuseBeyond;

    @ObjectClassDefinition(pid = "org.briefsiegel.billing.flat")
    @interface Config {

        /**
         * What a month costs in each plan, in the tariff's currency and without tax, and how many charges it includes: a code, or a
         * reminder, counts once, however many parts it has.
         */
        @Setting(pattern = Fees.SHAPE, means = "plans with a price and a number, like BASIC=29.00 with 100")
        String[] months() default {"BASIC=29.00 with 100", "PRO=49.00 with 300"};

        /** Whether what exceeds that is refused; else it costs what the tariff says. */
        boolean refuseBeyond() default false;
    }

    @Activate
    public FlatRule(@Reference(target = "(billing.id=tariff)") PricingRule tariff, Config config) {
        this(tariff, new Fees(tariff.currency(), config.months()), config.refuseBeyond());
    }

    FlatRule(PricingRule tariff, Fees fees, boolean refuseBeyond) {
        super(ID, tariff);
        this.fees = fees;
        this.refuseBeyond = refuseBeyond;
    }

    @Override
    public Pricing price(Draft draft, Locale locale) {
        Pricing pricing = tariff().price(draft, locale);
        Optional<Fees.Fee> fee = fees.of(draft.plan());
        return pricing instanceof Pricing.Priced priced && !priced.lines().isEmpty() && fee.isPresent()
                ? price(priced, draft, fee.get(), locale)
                : pricing;
    }

    private Pricing price(Pricing.Priced priced, Draft draft, Fees.Fee fee, Locale locale) {
        if (draft.account().chargedThisMonth() < fee.included()) {
            return forNothing(priced, String.valueOf(fee.included()));
        }
        return refuseBeyond
                ? new Pricing.NotIncluded(texts(locale).format("used.up", draft.plan(), fee.included()))
                : priced;
    }

    @Override
    public List<Pricing.Line> monthly(String plan, Set<String> addOns) {
        return fees.of(plan).stream()
                .map(fee -> new Pricing.Line(
                        new Wording(ID, MONTH, List.of(String.valueOf(fee.included()))), 1, fee.price()))
                .toList();
    }

    @Override
    public String describe(Wording wording, Locale locale) {
        return wording.kind().equals(MONTH)
                ? texts(locale).format("month", wording.parameters().get(0))
                : super.describe(wording, locale);
    }

    @Override
    protected String describe(String line, String own, Locale locale) {
        return texts(locale).format("line", line, own);
    }

    private static TextBundle texts(Locale locale) {
        return new TextBundle(FlatRule.class, locale);
    }
}
