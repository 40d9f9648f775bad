package org.briefsiegel.billing.tariff;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.briefsiegel.billing.api.BillingId;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.platform.language.TextBundle;
import org.briefsiegel.platform.settings.Site;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What is free stays free; what is charged for needs a plan or an add-on that holds it, and costs by part and country. What
 * is sent once more is free: the host limits how often.
 */
@Component(configurationPid = "org.briefsiegel.billing.tariff")
@BillingId(TariffRule.ID)
public final class TariffRule implements PricingRule {

    static final String ID = "tariff";

    /** A code; its parameter is the beginning of the numbers that the price is for, like that of the next one. */
    static final String SMS = "sms";

    /** A reminder. */
    static final String REMINDER = "sms-reminder";

    private final Prices prices;
    private final Set<String> plans;
    private final String addOn;
    private final Clock clock;

    @Activate
    public TariffRule(Config config, @Reference Site site, @Reference Clock clock) {
        this(
                new Prices(config.currency(), config.pricesPerPart()),
                List.of(config.plans()),
                config.addOn(),
                clock.withZone(site.zoneOr(config.zone())));
    }

    /** @param clock of the zone in which a day's prices begin to hold */
    TariffRule(Prices prices, Collection<String> plans, String addOn, Clock clock) {
        this.prices = prices;
        this.plans = plans.stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
        this.addOn = addOn.strip();
        this.clock = clock;
    }

    @Override
    public Pricing price(Draft draft, Locale locale) {
        if (!draft.chargeable() || draft.occasion() == Occasion.AGAIN) {
            return new Pricing.Priced(List.of());
        }
        TextBundle texts = texts(locale);
        if (!plans.contains(draft.plan()) && !draft.addOns().contains(addOn)) {
            return new Pricing.NotIncluded(texts.format(
                    "plan.required",
                    draft.plan(),
                    together(plans.stream().sorted().toList(), texts.text("and"))));
        }
        String kind = draft.occasion() == Occasion.REMINDER ? REMINDER : SMS;
        List<Pricing.Line> lines = new ArrayList<>();
        for (Draft.Dispatch dispatch : draft.dispatches()) {
            Optional<Prices.Price> price = prices.of(dispatch.address(), LocalDate.now(clock));
            if (price.isEmpty()) {
                return new Pricing.NotIncluded(texts.text("country.unpriced"));
            }
            lines.add(new Pricing.Line(
                    new Wording(ID, kind, List.of(price.get().prefix())),
                    dispatch.parts(),
                    price.get().each()));
        }
        return new Pricing.Priced(lines);
    }

    @Override
    public String currency() {
        return prices.currency();
    }

    @Override
    public String describe(Wording wording, Locale locale) {
        String key = switch (wording.kind()) {
            case SMS -> "line";
            case REMINDER -> "line.reminder";
            default -> throw new IllegalArgumentException("not a line of this rule: " + wording.kind());
        };
        return texts(locale).format(key, wording.parameters().toArray());
    }

    /** As people enumerate: "A, B und C". */
    private static String together(List<String> names, String and) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " " + and + " " + names.get(last);
    }

    private static TextBundle texts(Locale locale) {
        return new TextBundle(TariffRule.class, locale);
    }
}
