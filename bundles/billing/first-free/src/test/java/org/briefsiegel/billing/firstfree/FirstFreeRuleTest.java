package org.briefsiegel.billing.firstfree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntSupplier;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.Pricing.Line;
import org.briefsiegel.billing.api.Pricing.NotIncluded;
import org.briefsiegel.billing.api.Pricing.Priced;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.billing.api.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstFreeRuleTest {

    private static final Money TEN_CENTS = new Money(10, "EUR");
    private static final int TRANSFERS = 25;

    private int booked;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 24, 25, 26})
    void ofManyTransfersTheFirstCostNothingAndTheOthersTheTariff(int free) {
        PricingRule rule = new FirstFreeRule(FirstFreeRuleTest::tariff, free);
        for (int transfer = 1; transfer <= TRANSFERS; transfer++) {
            Priced quoted = (Priced) rule.price(draft("PRO", true), Locale.GERMAN);
            Priced charged = (Priced) rule.price(draft("PRO", true), Locale.GERMAN);
            rule.price(draft("MINI", true), Locale.GERMAN);
            assertThat(rule.price(draft("PRO", false), Locale.GERMAN)).isEqualTo(new Priced(List.of()));

            assertThat(charged).isEqualTo(quoted);
            assertThat(charged.lines())
                    .singleElement()
                    .extracting(Line::quantity)
                    .isEqualTo(2);
            assertThat(charged.total("EUR").minorUnits()).isEqualTo(transfer <= free ? 0 : 20);
            book(charged);
        }
        assertThat(booked).isEqualTo(TRANSFERS);
    }

    @Test
    void aLineSaysThatItIsFreeInTheLanguageThatIsAskedFor() {
        PricingRule rule = new FirstFreeRule(FirstFreeRuleTest::tariff, 10);

        assertThat(texts(rule, Locale.forLanguageTag("de-AT")))
                .containsExactly("SMS (+43), kostenlos: eine der ersten 10 im Monat");
        assertThat(texts(rule, Locale.FRENCH)).containsExactly("SMS (+43), kostenlos: eine der ersten 10 im Monat");
        assertThat(texts(rule, Locale.UK))
                .containsExactly("SMS (+43), free of charge: one of the first 10 of the month");
    }

    @Test
    void whatThePlanDoesNotHoldStaysRefused() {
        PricingRule rule = new FirstFreeRule(FirstFreeRuleTest::tariff, 10);

        assertThat(rule.price(draft("MINI", true), Locale.GERMAN)).isEqualTo(new NotIncluded("PRO"));
    }

    @Test
    void theLedgerIsNotAskedForWhatCostsNothingAnyway() {
        PricingRule rule = new FirstFreeRule(FirstFreeRuleTest::tariff, 10);
        IntSupplier ledger = () -> {
            throw new AssertionError("asked");
        };

        assertThat(rule.price(draft("PRO", false, ledger), Locale.GERMAN)).isEqualTo(new Priced(List.of()));
        assertThat(rule.price(draft("MINI", true, ledger), Locale.GERMAN)).isInstanceOf(NotIncluded.class);
    }

    /** As the host does: what has no lines isn't charged. */
    private void book(Priced priced) {
        booked += priced.lines().isEmpty() ? 0 : 1;
    }

    private List<String> texts(PricingRule rule, Locale locale) {
        return ((Priced) rule.price(draft("PRO", true), locale))
                .lines().stream()
                        .map(line -> rule.describe(line.wording(), locale))
                        .toList();
    }

    private Draft draft(String plan, boolean chargeable) {
        return draft(plan, chargeable, () -> booked);
    }

    private static Draft draft(String plan, boolean chargeable, IntSupplier chargedThisMonth) {
        return new Draft(
                "p-1",
                plan,
                Set.of(),
                "sms-code",
                chargeable,
                Occasion.FIRST,
                chargedThisMonth,
                List.of(new Draft.Dispatch("sms", "+436641234567", 2)));
    }

    private static Pricing tariff(Draft draft, Locale locale) {
        if (!draft.chargeable()) {
            return new Priced(List.of());
        }
        return draft.plan().equals("PRO")
                ? new Priced(List.of(new Line(
                        new Wording("tariff", "SMS (+43)", List.of()),
                        draft.dispatches().get(0).parts(),
                        TEN_CENTS)))
                : new NotIncluded("PRO");
    }
}
