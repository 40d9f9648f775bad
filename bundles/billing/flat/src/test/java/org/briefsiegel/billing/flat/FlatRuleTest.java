package org.briefsiegel.billing.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.testkit.conformance.SampleTariff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlatRuleTest {

    private static final PricingRule TARIFF = new SampleTariff();

    @ParameterizedTest
    @CsvSource({"0,0", "99,0", "100,20", "2147483647,20"})
    void whatIsIncludedCostsNothingMoreAndWhatExceedsItTheTariff(int charged, long cents) {
        Pricing.Priced priced = (Pricing.Priced) rule(false).price(draft("BASIC", charged, true), Locale.GERMAN);

        assertThat(priced.total("EUR")).isEqualTo(new Money(cents, "EUR"));
        assertThat(priced.lines())
                .singleElement()
                .extracting(Pricing.Line::quantity)
                .isEqualTo(2);
        assertThat(priced.prepaid()).isFalse();
    }

    @Test
    void whatExceedsItIsRefusedWhereTheOperatorWantsThat() {
        assertThat(rule(true).price(draft("BASIC", 99, true), Locale.GERMAN)).isInstanceOf(Pricing.Priced.class);
        assertThat(rule(true).price(draft("BASIC", 100, true), Locale.GERMAN))
                .isInstanceOfSatisfying(
                        Pricing.NotIncluded.class,
                        refused -> assertThat(refused.reason()).startsWith("Im Plan BASIC sind 100 SMS "));
    }

    @Test
    void aPlanWithoutAFeePaysTheTariffAndNothingForTheMonth() {
        assertThat(rule(true).price(draft("PRO", 0, true), Locale.GERMAN))
                .isEqualTo(TARIFF.price(draft("PRO", 0, true), Locale.GERMAN));
        assertThat(rule(true).monthly("PRO", Set.of())).isEmpty();
        assertThat(rule(true).price(draft("MINI", 0, true), Locale.GERMAN)).isInstanceOf(Pricing.NotIncluded.class);
    }

    @Test
    void whatTheTariffGivesForFreeIsNotAmongTheIncluded() {
        assertThat(rule(true).price(draft("BASIC", 100, false), Locale.GERMAN))
                .isEqualTo(new Pricing.Priced(List.of()));
    }

    @Test
    void aMonthHasOneLineAtItsPrice() {
        PricingRule rule = rule(false);

        assertThat(rule.monthly("BASIC", Set.of("sms"))).singleElement().satisfies(line -> {
            assertThat(line.total()).isEqualTo(new Money(2900, "EUR"));
            assertThat(rule.describe(line.wording(), Locale.GERMAN)).isEqualTo("Monatspauschale mit 100 SMS");
            assertThat(rule.describe(line.wording(), Locale.UK)).isEqualTo("Monthly fee with 100 text messages");
        });
    }

    @Test
    void anIncludedLineSaysSo() {
        PricingRule rule = rule(false);
        Pricing.Line line = ((Pricing.Priced) rule.price(draft("BASIC", 0, true), Locale.GERMAN))
                .lines()
                .get(0);

        assertThat(rule.describe(line.wording(), Locale.GERMAN))
                .isEqualTo("SMS (+43), in der Monatspauschale: eine von 100");
        assertThat(rule.describe(line.wording(), Locale.UK))
                .isEqualTo("Text message (+43), included in the monthly fee: one of 100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BASIC",
                "BASIC=29",
                "GOLD=29.00 with 100",
                "BASIC=-1 with 5",
                "BASIC=29.005 with 100",
                "BASIC=1 with x"
            })
    void aFeeThatIsNoneIsNamedAtTheStart(String entry) {
        assertThatThrownBy(() -> new Fees("EUR", entry)).hasMessageContaining(entry);
    }

    @Test
    void aPlanThatComesTwiceIsRefused() {
        assertThatThrownBy(() -> new Fees("EUR", "PRO=1 with 1", "PRO=2,50 with 2"))
                .hasMessageContaining("PRO=2,50");
    }

    private static FlatRule rule(boolean refuseBeyond) {
        return new FlatRule(TARIFF, new Fees("EUR", " BASIC = 29.00 with 100 "), refuseBeyond);
    }

    private static Draft draft(String plan, int charged, boolean chargeable) {
        return new Draft(
                "p",
                plan,
                Set.of(),
                "sms-code",
                chargeable,
                Occasion.FIRST,
                () -> charged,
                List.of(new Draft.Dispatch("sms", "+436641234567", 2)));
    }
}
