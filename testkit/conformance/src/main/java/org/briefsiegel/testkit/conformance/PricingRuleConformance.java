package org.briefsiegel.testkit.conformance;

import static org.briefsiegel.testkit.conformance.Requirement.require;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.billing.api.Account;
import org.briefsiegel.billing.api.BillingId;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.language.Languages;
import org.junit.jupiter.api.Test;

/**
 * What a pricing rule promises. Extend it, and hand it your rule and a draft that it prices:
 *
 * <pre>{@code
 * class FlatConformanceTest extends PricingRuleConformance {
 *     FlatConformanceTest() {
 *         super(PricingSample.of(new FlatRule())
 *                 .prices(PricingRuleConformance.draft("PRO", 0))
 *                 .refuses(PricingRuleConformance.draft("MINI", 0)));
 *     }
 * }
 * }</pre>
 */
public abstract class PricingRuleConformance extends PlugInConformance<PricingRule> {

    private static final Locale GERMAN = Language.GERMAN.locale();
    private static final String MOBILE = "+436641234567";

    private final PricingSample sample;

    protected PricingRuleConformance(PricingSample sample) {
        super(sample.rule(), PricingRule.class, BillingId.class, "billing");
        this.sample = sample;
    }

    /** A new transfer with a code of one part to an Austrian mobile phone, by a practice of this plan without add-ons. */
    public static Draft draft(String plan, int chargedThisMonth) {
        return draft(plan, chargedThisMonth, new Money(0, PricingRule.USUAL_CURRENCY));
    }

    /** The same, by a practice that has paid in advance. */
    public static Draft draft(String plan, int chargedThisMonth, Money balance) {
        return draft(
                plan,
                Set.of(),
                true,
                Occasion.FIRST,
                account(chargedThisMonth, balance),
                List.of(new Draft.Dispatch("sms", MOBILE, 1)));
    }

    private static Account account(int charged, Money balance) {
        return Account.of(() -> charged, currency -> currency.equals(balance.currency()) ? balance.minorUnits() : 0);
    }

    private static Draft draft(
            String plan,
            Set<String> addOns,
            boolean chargeable,
            Occasion occasion,
            Account account,
            List<Draft.Dispatch> sent) {
        return new Draft("practice-4711", plan, addOns, "sms-code", chargeable, occasion, account, sent);
    }

    /** Each plan, with and without an add-on, for every occasion, and messages to many places. */
    private static List<Draft> drafts(String currency) {
        List<Account> accounts = List.of(
                account(0, new Money(0, currency)),
                account(0, new Money(15, currency)),
                account(10, new Money(Long.MAX_VALUE, currency)),
                account(Integer.MAX_VALUE, new Money(0, currency)));
        List<List<Draft.Dispatch>> sent = List.of(
                List.of(),
                List.of(new Draft.Dispatch("sms", MOBILE, 1)),
                List.of(new Draft.Dispatch("sms", MOBILE, 8), new Draft.Dispatch("sms", "+4915112345678", 1)),
                List.of(new Draft.Dispatch("sms", "+8811234567", 1)),
                List.of(new Draft.Dispatch("mail", "maria@example.org", 1)),
                List.of(new Draft.Dispatch("x", "", 1_000_000)));
        List<Draft> drafts = new ArrayList<>();
        for (String plan : List.of("MINI", "LIGHT", "BASIC", "PRO", "", "NEW")) {
            for (Occasion occasion : Occasion.values()) {
                for (Account account : accounts) {
                    for (List<Draft.Dispatch> each : sent) {
                        drafts.add(draft(plan, Set.of(), true, occasion, account, each));
                        drafts.add(draft(plan, Set.of("sms"), true, occasion, account, each));
                        drafts.add(draft(plan, Set.of("nobody", ""), false, occasion, account, each));
                    }
                }
            }
        }
        return drafts;
    }

    @Test
    void theSampleHasADraftThatCosts() {
        require(
                !sample.priced().isEmpty(),
                "The sample needs a draft for which the rule names a line: PricingSample.prices.");
        sample.priced()
                .forEach(it -> require(
                        !lines(it).isEmpty(),
                        "The rule names no line for a draft that it should price: %s",
                        plugIn.price(it, GERMAN)));
    }

    @Test
    void theCurrencyIsConstant() {
        String before = plugIn.currency();
        require(
                Currency.getAvailableCurrencies().stream()
                        .anyMatch(it -> it.getCurrencyCode().equals(before)),
                "\"%s\" is no currency of ISO 4217.",
                before);
        all().forEach(it -> plugIn.price(it, GERMAN));
        require(before.equals(plugIn.currency()), "currency() changes: %s, then %s.", before, plugIn.currency());
    }

    @Test
    void everyLineIsInTheCurrencyOfTheRuleAndTakesNothingAway() {
        String currency = plugIn.currency();
        for (Draft draft : all()) {
            for (Pricing.Line line : lines(draft)) {
                require(
                        line.each().currency().equals(currency),
                        "A line is in %s, and currency() says %s.",
                        line.each().currency(),
                        currency);
                require(
                        line.total().minorUnits() >= 0,
                        "A line costs %d: what is given back isn't a price.",
                        line.total().minorUnits());
            }
        }
    }

    @Test
    void theSameDraftCostsTheSameInEveryLanguage() {
        for (Draft draft : all()) {
            Pricing german = plugIn.price(draft, GERMAN);
            require(
                    german.equals(plugIn.price(draft, GERMAN)),
                    "The same draft (%s) costs something else when it is asked again: a quote wouldn't hold.",
                    words(draft));
            require(
                    prices(german).equals(prices(plugIn.price(draft, Locale.ENGLISH))),
                    "The same draft (%s) costs something else in English. A line holds no words: describe says them.",
                    words(draft));
        }
    }

    private static Object prices(Pricing pricing) {
        return pricing instanceof Pricing.NotIncluded ? "not included" : pricing;
    }

    @Test
    void everyLineCanBeReadInEveryLanguage() {
        Map<String, Wording> own = new LinkedHashMap<>();
        Map<String, Wording> others = new LinkedHashMap<>();
        for (Draft draft : all()) {
            for (Pricing.Line line : lines(draft)) {
                Wording wording = line.wording();
                boolean isOwn = Optional.of(wording.rule()).equals(id());
                require(isId(wording.rule()), "A line names the rule \"%s\", which can't be an id.", wording.rule());
                (isOwn ? own : others).putIfAbsent(wording.kind() + " " + wording.parameters(), wording);
            }
        }
        requireTexts(Languages.OF_PRACTICES, locale -> described(own, locale));
        others.values().stream()
                .map(Wording::rule)
                .distinct()
                .forEach(it -> note("has lines of the rule " + it + ", which that one describes"));
    }

    private Map<String, String> described(Map<String, Wording> wordings, Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        wordings.forEach((name, wording) -> texts.put("line " + name, plugIn.describe(wording, locale)));
        return texts;
    }

    @Test
    void whatThePlanDoesNotHoldIsExplained() {
        for (Draft draft : sample.notIncluded()) {
            requireTexts(Languages.OF_PRACTICES, locale -> {
                Pricing pricing = plugIn.price(draft, locale);
                require(
                        pricing instanceof Pricing.NotIncluded,
                        "A draft that the plan shouldn't hold is priced: %s",
                        pricing);
                return Map.of("reason", ((Pricing.NotIncluded) pricing).reason());
            });
        }
        for (Draft draft : drafts(plugIn.currency())) {
            if (plugIn.price(draft, GERMAN) instanceof Pricing.NotIncluded refused) {
                PlugInTexts.requireReadable(
                        "reason (" + words(draft) + ")", refused.reason(), "German", PlugInTexts.LONGEST);
            }
        }
        if (sample.notIncluded().isEmpty()) {
            note("no draft that the plan doesn't hold was tried: PricingSample.refuses");
        }
    }

    @Override
    Optional<String> nameFor(Locale locale) {
        return all().stream()
                .flatMap(it -> lines(it).stream())
                .filter(it -> Optional.of(it.wording().rule()).equals(id()))
                .findFirst()
                .map(it -> plugIn.describe(it.wording(), locale));
    }

    /** Whose transfer it is, and where it goes. */
    @Override
    Collection<String> secrets() {
        return Stream.concat(
                        Stream.of("practice-4711"),
                        sample.priced().stream()
                                .flatMap(it -> it.dispatches().stream().map(Draft.Dispatch::address)))
                .collect(Collectors.toSet());
    }

    @Override
    Map<String, Callable<Object>> calls(PricingRule rule) {
        Map<String, Callable<Object>> calls = new LinkedHashMap<>();
        calls.put("currency", rule::currency);
        List<Draft> some = Stream.concat(
                        sample.priced().stream(),
                        List.of("MINI", "PRO").stream().map(it -> draft(it, 3)))
                .toList();
        for (int i = 0; i < some.size(); i++) {
            Draft draft = some.get(i);
            calls.put("price of draft " + i, () -> rule.price(draft, GERMAN));
            calls.put("price in English of draft " + i, () -> rule.price(draft, Locale.ENGLISH));
            lines(draft).stream()
                    .map(Pricing.Line::wording)
                    .filter(it -> Optional.of(it.rule()).equals(id()))
                    .forEach(it -> calls.put("describe " + it.kind(), () -> rule.describe(it, GERMAN)));
        }
        return calls;
    }

    @Test
    void whatIsNotCoveredCostsMoreThanIsLeft() {
        for (Draft draft : all()) {
            if (plugIn.price(draft, GERMAN) instanceof Pricing.NotCovered refused) {
                require(
                        refused.total().minorUnits() > refused.left().minorUnits(),
                        "A draft (%s) isn't covered, and costs %s of %s.",
                        words(draft),
                        refused.total(),
                        refused.left());
                require(
                        refused.total().currency().equals(plugIn.currency())
                                && refused.left().currency().equals(plugIn.currency()),
                        "A draft that isn't covered costs %s, and currency() says %s.",
                        refused.total(),
                        plugIn.currency());
            }
        }
    }

    @Test
    void aMonthIsInTheCurrencyOfTheRuleAndTakesNothingAway() {
        for (String plan : List.of("MINI", "LIGHT", "BASIC", "PRO", "NEW")) {
            List<Pricing.Line> month = plugIn.monthly(plan, Set.of("sms"));
            require(
                    month.equals(plugIn.monthly(plan, Set.of("sms"))),
                    "A month of plan %s costs now this, now that.",
                    plan);
            month.forEach(line -> require(
                    line.each().currency().equals(plugIn.currency())
                            && line.each().minorUnits() >= 0,
                    "A month of plan %s costs %s, and currency() says %s.",
                    plan,
                    line.each(),
                    plugIn.currency()));
            Map<String, Wording> own = new LinkedHashMap<>();
            month.stream()
                    .map(Pricing.Line::wording)
                    .filter(it -> Optional.of(it.rule()).equals(id()))
                    .forEach(it -> own.put(it.kind(), it));
            requireTexts(Languages.OF_PRACTICES, locale -> described(own, locale));
        }
    }

    private List<Draft> all() {
        return Stream.of(sample.priced(), sample.notIncluded(), drafts(plugIn.currency()))
                .flatMap(List::stream)
                .toList();
    }

    private List<Pricing.Line> lines(Draft draft) {
        return plugIn.price(draft, GERMAN) instanceof Pricing.Priced priced ? priced.lines() : List.of();
    }

    private static String words(Draft draft) {
        return "plan " + draft.plan() + ", " + draft.occasion() + ", "
                + draft.dispatches().size() + " messages, "
                + draft.chargedThisMonth().getAsInt() + " charged before";
    }
}
