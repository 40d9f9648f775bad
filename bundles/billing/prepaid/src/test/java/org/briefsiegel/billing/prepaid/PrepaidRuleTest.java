package org.briefsiegel.billing.prepaid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.briefsiegel.billing.api.Account;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.Wording;
import org.junit.jupiter.api.Test;

class PrepaidRuleTest {

    private static final int WARN_BELOW = 50;

    private final PrepaidRule rule = new PrepaidRule(PrepaidRuleTest::tariff, WARN_BELOW);

    @Property
    void aTransferIsCoveredExactlyWhereAsMuchIsLeft(
            @ForAll @LongRange(min = 0, max = 100_000) long balance, @ForAll @IntRange(min = 1, max = 1000) int parts) {
        Pricing pricing = rule.price(draft(parts, balance, Occasion.FIRST), Locale.GERMAN);

        long left = balance - 10L * parts;
        if (left < 0) {
            assertThat(pricing).isEqualTo(new Pricing.NotCovered(euro(10L * parts), euro(balance)));
        } else {
            assertThat(pricing)
                    .isEqualTo(new Pricing.Priced(
                            lines(parts), true, left < WARN_BELOW ? Optional.of(euro(left)) : Optional.empty()));
        }
    }

    @Test
    void whatIsFreeOrNotIncludedIsAsTheTariffSaysWithoutALookAtTheBalance() {
        Account asked = Account.of(() -> {
            throw new AssertionError("asked");
        });
        Draft free = new Draft("p", "PRO", Set.of(), "birth-date", false, Occasion.FIRST, asked, List.of(dispatch(1)));
        Draft mini = new Draft("p", "MINI", Set.of(), "sms-code", true, Occasion.FIRST, asked, List.of(dispatch(1)));

        assertThat(rule.price(free, Locale.GERMAN)).isEqualTo(new Pricing.Priced(List.of()));
        assertThat(rule.price(mini, Locale.GERMAN)).isEqualTo(new Pricing.NotIncluded("PRO"));
    }

    @Test
    void aReminderIsTakenFromTheBalanceOfItsDay() {
        assertThat(rule.price(draft(1, 0, Occasion.REMINDER), Locale.GERMAN))
                .isEqualTo(new Pricing.Priced(lines(1), true, Optional.empty()));
    }

    private static Pricing tariff(Draft draft, Locale locale) {
        if (!draft.chargeable()) {
            return new Pricing.Priced(List.of());
        }
        return draft.plan().equals("PRO")
                ? new Pricing.Priced(lines(draft.dispatches().get(0).parts()))
                : new Pricing.NotIncluded("PRO");
    }

    private static List<Pricing.Line> lines(int parts) {
        return List.of(new Pricing.Line(new Wording("tariff", "sms", List.of("+43")), parts, euro(10)));
    }

    private static Draft draft(int parts, long balance, Occasion occasion) {
        Account account = Account.of(() -> 0, currency -> balance);
        return new Draft("p", "PRO", Set.of(), "sms-code", true, occasion, account, List.of(dispatch(parts)));
    }

    private static Draft.Dispatch dispatch(int parts) {
        return new Draft.Dispatch("sms", "+436641234567", parts);
    }

    private static Money euro(long cents) {
        return new Money(cents, "EUR");
    }
}
