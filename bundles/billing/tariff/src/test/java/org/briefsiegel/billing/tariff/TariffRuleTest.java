package org.briefsiegel.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TariffRuleTest {

    private static final Instant TODAY = Instant.parse("2026-12-31T12:00:00Z");

    private final TariffRule rule = rule("+43=10", "+49=12", " +4366 = 9 ");

    @Property
    void thePriceIsTheNumberOfPartsTimesThePriceOfOne(@ForAll @IntRange(min = 1, max = 1000) int parts) {
        Pricing.Priced priced = (Pricing.Priced) price("BASIC", Set.of(), "+491711234567", parts);

        assertThat(priced.total("EUR")).isEqualTo(new Money(12L * parts, "EUR"));
    }

    @Test
    void theLongestBeginningOfTheNumberCounts() {
        assertThat(((Pricing.Priced) price("PRO", Set.of(), "+436641234567", 1)).total("EUR"))
                .isEqualTo(new Money(9, "EUR"));
        assertThat(((Pricing.Priced) price("PRO", Set.of(), "+4312345678", 1)).total("EUR"))
                .isEqualTo(new Money(10, "EUR"));
    }

    @Test
    void aLineIsSaidInTheLanguageOfWhoReadsIt() {
        Wording wording = ((Pricing.Priced) price("PRO", Set.of(), "+436641234567", 1))
                .lines()
                .get(0)
                .wording();

        assertThat(rule.describe(wording, Locale.forLanguageTag("de-AT"))).isEqualTo("SMS (+4366)");
        assertThat(rule.describe(wording, Locale.UK)).isEqualTo("Text message (+4366)");
    }

    @ParameterizedTest
    @CsvSource({"MINI,false", "LIGHT,false", "BASIC,true", "PRO,true"})
    void maximumSecurityIsPartOfTheLargerPlans(String plan, boolean included) {
        assertThat(price(plan, Set.of(), "+43", 1) instanceof Pricing.Priced).isEqualTo(included);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MINI", "LIGHT"})
    void theAddOnGivesItToTheOthers(String plan) {
        assertThat(price(plan, Set.of("sms"), "+43", 1)).isInstanceOf(Pricing.Priced.class);
        assertThat(price(plan, Set.of("fax"), "+43", 1))
                .isInstanceOfSatisfying(
                        Pricing.NotIncluded.class,
                        refused -> assertThat(refused.reason())
                                .contains(plan, "in BASIC und PRO enthalten oder als Zusatzpaket"));
    }

    @Test
    void whatIsFreeIsFreeInEveryPlan() {
        Draft draft = new Draft("p", "MINI", Set.of(), "birth-date", false, Occasion.FIRST, () -> 0, List.of());

        assertThat(((Pricing.Priced) rule.price(draft, Locale.GERMAN)).total("EUR"))
                .isEqualTo(new Money(0, "EUR"));
    }

    @ParameterizedTest
    @CsvSource({
        "+43=10;+43=12 from 2026-12-31, 12",
        "+43=10;+43=12 from 2027-01-01, 10",
        "+43=12 from 2026-06-01;+43=11 from 2026-01-01, 12",
        "+43=10;+43664=20 from 2027-01-01, 10"
    })
    void aPriceHoldsFromItsDayOn(String prices, long cents) {
        Pricing pricing = rule(prices.split(";"))
                .price(draft("PRO", Set.of(), "+436641234567", 1, Occasion.FIRST), Locale.GERMAN);

        assertThat(((Pricing.Priced) pricing).total("EUR")).isEqualTo(new Money(cents, "EUR"));
    }

    @Test
    void aCountryHasNoPriceBeforeItsFirstDay() {
        assertThat(rule("+43=10 from 2027-01-01")
                        .price(draft("PRO", Set.of(), "+436641234567", 1, Occasion.FIRST), Locale.GERMAN))
                .isInstanceOf(Pricing.NotIncluded.class);
    }

    @Test
    void whatIsSentOnceMoreIsFree() {
        Pricing pricing = rule.price(draft("PRO", Set.of(), "+436641234567", 1, Occasion.AGAIN), Locale.GERMAN);

        assertThat(((Pricing.Priced) pricing).lines()).isEmpty();
    }

    @Test
    void aReminderCostsWhatACodeCostsAndIsCalledOne() {
        Pricing pricing = rule.price(draft("PRO", Set.of(), "+436641234567", 1, Occasion.REMINDER), Locale.GERMAN);

        Pricing.Line line = ((Pricing.Priced) pricing).lines().get(0);
        assertThat(line.total()).isEqualTo(new Money(9, "EUR"));
        assertThat(rule.describe(line.wording(), Locale.GERMAN)).isEqualTo("SMS-Erinnerung (+4366)");
        assertThat(rule.describe(line.wording(), Locale.UK)).isEqualTo("Text message reminder (+4366)");
        assertThat(rule.price(draft("MINI", Set.of(), "+436641234567", 1, Occasion.REMINDER), Locale.GERMAN))
                .isInstanceOf(Pricing.NotIncluded.class);
    }

    @Test
    void aPriceThatComesTwiceForADayIsRefused() {
        assertThatThrownBy(() -> new Prices("EUR", "+43=10", "+43=11")).hasMessageContaining("twice");
    }

    @Test
    void nothingIsSentToACountryWithoutAPrice() {
        assertThat(price("PRO", Set.of(), "+15551234567", 1)).isInstanceOf(Pricing.NotIncluded.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "43=10",
                "+43=0.10",
                "+43=",
                "+43=-1",
                "*=15",
                "+43=10 from 2026-13-01",
                "+43=10 until 2026-01-01"
            })
    void aPriceThatIsNoneIsNamedAtTheStart(String entry) {
        assertThatThrownBy(() -> new Prices("EUR", entry)).hasMessageContaining(entry);
    }

    private Pricing price(String plan, Set<String> addOns, String number, int parts) {
        return rule.price(draft(plan, addOns, number, parts, Occasion.FIRST), Locale.GERMAN);
    }

    private static TariffRule rule(String... prices) {
        return new TariffRule(
                new Prices("EUR", prices), List.of("BASIC", " PRO"), "sms", Clock.fixed(TODAY, ZoneOffset.UTC));
    }

    private static Draft draft(String plan, Set<String> addOns, String number, int parts, Occasion occasion) {
        return new Draft(
                "p",
                plan,
                addOns,
                "sms-code",
                true,
                occasion,
                () -> 0,
                List.of(new Draft.Dispatch("sms", number, parts)));
    }
}
