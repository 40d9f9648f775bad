package org.briefsiegel.billing.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.billing.api.Wording;
import org.junit.jupiter.api.Test;

class TariffBasedRuleTest {

    private static final Wording SMS = new Wording("tariff", "sms", List.of("+43", "AT"));

    @Test
    void whatIsForNothingKeepsItsQuantityAndIsSaidInTheTariffsWordsAndItsOwn() {
        Present rule = new Present(new Francs());

        Pricing.Priced free =
                rule.forNothing(new Pricing.Priced(List.of(new Pricing.Line(SMS, 3, new Money(10, "CHF")))), "Advent");

        Pricing.Line line = free.lines().get(0);
        assertThat(line.quantity()).isEqualTo(3);
        assertThat(line.each()).isEqualTo(new Money(0, "CHF"));
        assertThat(line.wording()).isEqualTo(new Wording("present", "sms", List.of("Advent", "+43", "AT")));
        assertThat(rule.describe(line.wording(), Locale.UK)).isEqualTo("sms [+43, AT] GB, a present: Advent");
        assertThat(rule.currency()).isEqualTo("CHF");
    }

    private static final class Present extends TariffBasedRule {

        private Present(PricingRule tariff) {
            super("present", tariff);
        }

        @Override
        public Pricing price(Draft draft, Locale locale) {
            return tariff().price(draft, locale);
        }

        @Override
        protected String describe(String line, String own, Locale locale) {
            return line + ", a present: " + own;
        }
    }

    private static final class Francs implements PricingRule {

        @Override
        public Pricing price(Draft draft, Locale locale) {
            return new Pricing.Priced(List.of());
        }

        @Override
        public String currency() {
            return "CHF";
        }

        @Override
        public String describe(Wording wording, Locale locale) {
            return wording.kind() + " " + wording.parameters() + " " + locale.getCountry();
        }
    }
}
