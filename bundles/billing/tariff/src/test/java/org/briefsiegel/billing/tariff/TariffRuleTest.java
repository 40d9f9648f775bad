package org.briefsiegel.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TariffRuleTest {

    private final TariffRule rule =
            new TariffRule(new Prices("EUR", "+43=10", "+49=12", " +4366 = 9 "), List.of("BASIC", " PRO"), "sms");

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
                        refused -> assertThat(refused.reason()).contains(plan, "BASIC, PRO", "Zusatzpaket"));
    }

    @Test
    void whatIsFreeIsFreeInEveryPlan() {
        Draft draft = new Draft("p", "MINI", Set.of(), "birth-date", false, List.of());

        assertThat(((Pricing.Priced) rule.price(draft, Locale.GERMAN)).total("EUR"))
                .isEqualTo(new Money(0, "EUR"));
    }

    @Test
    void nothingIsSentToACountryWithoutAPrice() {
        assertThat(price("PRO", Set.of(), "+15551234567", 1)).isInstanceOf(Pricing.NotIncluded.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"43=10", "+43=0.10", "+43=", "+43=-1", "*=15"})
    void aPriceThatIsNoneIsNamedAtTheStart(String entry) {
        assertThatThrownBy(() -> new Prices("EUR", entry)).hasMessageContaining(entry);
    }

    private Pricing price(String plan, Set<String> addOns, String number, int parts) {
        return rule.price(
                new Draft("p", plan, addOns, "sms-code", true, List.of(new Draft.Dispatch("sms", number, parts))),
                Locale.GERMAN);
    }
}
