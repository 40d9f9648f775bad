package org.briefsiegel.transfer.textreminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.billing.api.Account;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.settings.CodeLimits;
import org.briefsiegel.transfer.settings.TransferRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which text messages may follow a transfer, and what they cost. */
class TextRemindersTest {

    private static final TransferRules RULES = new TransferRules(
            5,
            1,
            1,
            1,
            Duration.ofMinutes(15),
            1,
            1,
            Duration.ZERO,
            new CodeLimits(Duration.ZERO, 1, 1),
            5,
            "tariff",
            "mail",
            "sms",
            "localhost");
    private static final String PHONE = "+436641234567";

    private TestHost host;
    private TextReminders reminders;

    @BeforeEach
    void open() {
        host = new TestHost();
        reminders = new TextReminders(
                host.plugins(),
                RULES,
                new Site(URI.create("http://localhost"), ZoneId.of("Europe/Vienna")),
                host.clock());
        host.set(Setting.TEXT_REMINDERS, "3 7");
        price(new Pricing.Priced(
                List.of(new Pricing.Line(new Wording("tariff", "sms-reminder", List.of()), 1, new Money(10, "EUR")))));
    }

    private void price(Pricing pricing) {
        host.plugins().pricingRules().put("tariff", (draft, locale) -> {
            assertThat(draft.occasion()).isEqualTo(Occasion.REMINDER);
            assertThat(draft.chargeable()).isTrue();
            return pricing;
        });
    }

    @Test
    void eachDayThatIsSetMayCostATextMessage() {
        ReminderOffer offer = offer(PHONE, 14).orElseThrow();

        assertThat(offer.days()).containsExactly(3, 7);
        assertThat(offer.total()).isEqualTo(new Money(20, "EUR"));
        assertThat(offer.text().address()).isEqualTo(PHONE);
        assertThat(offer.toString()).doesNotContain(PHONE);
    }

    @Test
    void noneFollowsOnceTheLinkHasEnded() {
        assertThat(offer(PHONE, 7).orElseThrow().days()).containsExactly(3);
        assertThat(offer(PHONE, 3)).isEmpty();
    }

    @Test
    void noneFollowsWithoutAnEndAsOfAnAttachment() {
        assertThat(reminders.offer(
                        practice(),
                        new TextReminders.Subject("none", PHONE, Locale.GERMAN, Optional.empty()),
                        Account.of(() -> 0)))
                .isEmpty();
    }

    @Test
    void noneFollowsWhereThePracticeHasSetNoDays() {
        host.set(Setting.TEXT_REMINDERS, "none");

        assertThat(offer(PHONE, 14)).isEmpty();
    }

    @Test
    void noneFollowsWithoutANumber() {
        assertThat(offer("", 14)).isEmpty();
    }

    @Test
    void noneFollowsWhereThePlanDoesNotHoldTextMessagesOrTheRuleHasNoPrice() {
        price(new Pricing.NotIncluded("PRO"));
        assertThat(offer(PHONE, 14)).isEmpty();
        price(new Pricing.Priced(List.of()));
        assertThat(offer(PHONE, 14)).isEmpty();
    }

    @Test
    void noneIsOfferedAndNoneSentAsLongAsTheChannelIsAway() {
        host.plugins().channels().remove("sms");

        assertThat(offer(PHONE, 14)).isEmpty();
        assertThatThrownBy(() -> reminders.text(practice(), subject(PHONE, 14))).isInstanceOf(ClosedException.class);
    }

    private Optional<ReminderOffer> offer(String phone, int days) {
        return reminders.offer(practice(), subject(phone, days), Account.of(() -> 0));
    }

    private TextReminders.Subject subject(String phone, int days) {
        Instant end = host.clock().instant().plus(Duration.ofDays(days));
        return new TextReminders.Subject("birth-date", phone, Locale.GERMAN, Optional.of(end));
    }

    private Practice practice() {
        return host.practices().find(TestHost.PRACTICE).orElseThrow();
    }
}
