package org.briefsiegel.transfer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.tariff.TestTariff;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.testkit.memory.Letters;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reminders by text message may cost is quoted, and no transfer costs more than its quote had said. */
class ReminderAgreementTest {

    private TestHost host;
    private TestIntake intake;

    @BeforeEach
    void open() throws Exception {
        host = RealPlugins.host();
        intake = new TestIntake(host);
        prices("+43=10");
        host.set(Setting.TEXT_REMINDERS, "3 7");
    }

    @Test
    void theQuoteNamesWhatItCostsAtOnceAndTheMostThatItMayCost() {
        PriceQuote quote = quote("sms-code");

        assertThat(quote.total().amount()).isEqualTo("0.10");
        assertThat(quote.most().amount()).isEqualTo("0.30");
        assertThat(quote.segments()).isOne();
        assertThat(quote.reminders()).singleElement().satisfies(line -> {
            assertThat(line.text()).isEqualTo("SMS-Erinnerung (+43)");
            assertThat(line.quantity()).isEqualTo(2);
            assertThat(line.each().amount()).isEqualTo("0.10");
            assertThat(line.total().amount()).isEqualTo("0.20");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"birth-date", "sms-code"})
    void whatWasQuotedIsAgreedWithTheTransferAndIsNoCostYet(String factor) throws Exception {
        PriceQuote quote = quote(factor);

        Transfer transfer = accepted(factor, Optional.of(quote.id()));

        assertThat(agreed(transfer))
                .containsExactly(
                        new Charge(Booking.REMINDER + 3, new Money(10, "EUR"), Charge.State.AGREED),
                        new Charge(Booking.REMINDER + 7, new Money(10, "EUR"), Charge.State.AGREED));
        assertThat(transfer.charge()).isEqualTo(quote.total());
        assertThat(host.stores()
                        .ledger()
                        .spent(TestHost.PRACTICE, "EUR", intake.books().startOfDay()))
                .isEqualTo(factor.equals("sms-code") ? 10 : 0);
    }

    @Test
    void whatIsFreeIsSentWithoutAQuoteAndNoTextMessageFollows() throws Exception {
        assertThat(agreed(accepted("birth-date", Optional.empty()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"birth-date", "sms-code"})
    void moreRemindersThanWereQuotedAreAskedAboutFirst(String factor) throws Exception {
        PriceQuote old = quote(factor);
        host.set(Setting.TEXT_REMINDERS, "3 5 7");

        Refusal refusal = TestIntake.refusal(
                intake.accept(Letters.invoice(factor, Optional.of(old.id())), Letters.files("content")));

        assertThat(refusal.problem()).isEqualTo(Problem.QUOTE_OUTDATED);
        PriceQuote fresh = refusal.quote().orElseThrow();
        assertThat(fresh.reminders().get(0).quantity()).isEqualTo(3);
        assertThat(agreed(accepted(factor, Optional.of(fresh.id())))).hasSize(3);
    }

    @Test
    void aDearerReminderIsAskedAboutFirst() throws Exception {
        PriceQuote old = quote("birth-date");
        prices("+43=11");

        Refusal refusal = TestIntake.refusal(
                intake.accept(Letters.invoice("birth-date", Optional.of(old.id())), Letters.files("content")));

        assertThat(refusal.problem()).isEqualTo(Problem.QUOTE_OUTDATED);
        assertThat(refusal.quote().orElseThrow().most().amount()).isEqualTo("0.22");
    }

    @Test
    void whatIsFreeIsSentAtItsQuoteThoughThePracticeHasSwitchedRemindersOffMeanwhile() throws Exception {
        PriceQuote quote = quote("birth-date");
        host.set(Setting.TEXT_REMINDERS, "none");

        assertThat(agreed(accepted("birth-date", Optional.of(quote.id())))).isEmpty();
    }

    @Test
    void aNumberThatTakesNoTextMessagesIsNoReasonToRefuseWhatNeedsNone() throws Exception {
        for (String phone : List.of("", "12", "+15551234567")) {
            PriceQuote quote = TestIntake.done(intake.quote(Letters.price("birth-date", phone)));
            Submission submission = Letters.invoice("birth-date", phone, Optional.of(quote.id()));

            Transfer transfer = TestIntake.done(intake.accept(submission, Letters.files("content")))
                    .transfer();

            assertThat(quote.most()).isEqualTo(quote.total());
            assertThat(agreed(transfer)).isEmpty();
        }
    }

    @Test
    void aDayAfterTheEndOfTheLinkIsNotQuoted() {
        host.set(Setting.TEXT_REMINDERS, "3 14 20");

        assertThat(quote("birth-date").most().amount()).as("14 days").isEqualTo("0.10");
        assertThat(quote("sms-code").most().amount()).as("90 days").isEqualTo("0.40");
    }

    @Test
    void theDailyLimitIsAskedOnTheDayOnWhichAReminderGoes() throws Exception {
        host.set(Setting.DAILY_CAP, "0.10");

        assertThat(agreed(accepted("sms-code", Optional.of(quote("sms-code").id()))))
                .hasSize(2);
    }

    /** The limit holds for codes alone, and for codes and reminders together: reminders take nothing from codes. */
    @Test
    void aReminderKeepsNoCodeFromBeingSent() throws Exception {
        host.set(Setting.DAILY_CAP, "0.20");
        Transfer reminded =
                accepted("birth-date", Optional.of(quote("birth-date").id()));
        Money ten = new Money(10, "EUR");
        for (int day : new int[] {3, 7}) {
            assertThat(intake.pricer().allowsReminder(intake.practice(), ten)).isTrue();
            host.stores().ledger().reserve(TestHost.PRACTICE, reminded.id(), Booking.REMINDER + day);
        }

        assertThat(intake.pricer().allowsReminder(intake.practice(), ten)).isFalse();
        accepted("sms-code", Optional.of(quote("sms-code").id()));
        accepted("sms-code", Optional.of(quote("sms-code").id()));
        assertThat(TestIntake.refusal(intake.accept(
                                Letters.invoice(
                                        "sms-code",
                                        Optional.of(quote("sms-code").id())),
                                Letters.files("content")))
                        .problem())
                .isEqualTo(Problem.CAP_REACHED);
    }

    @Test
    void theStatementListsAReminderAsOne() throws Exception {
        Transfer transfer =
                accepted("birth-date", Optional.of(quote("birth-date").id()));
        String kind = Booking.REMINDER + 3;

        host.stores().ledger().reserve(TestHost.PRACTICE, transfer.id(), kind);
        host.stores().ledger().post(TestHost.PRACTICE, transfer.id(), kind);

        assertThat(intake.books()
                        .statement(
                                TestHost.PRACTICE,
                                YearMonth.from(host.clock().instant().atZone(ZoneOffset.UTC)),
                                Locale.GERMAN)
                        .lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.kind()).isEqualTo(kind);
                    assertThat(line.text()).isEqualTo("sms-reminder");
                });
    }

    private void prices(String... prices) {
        host.plugins().pricingRules().put("tariff", TestTariff.prices(host.clock(), prices));
    }

    private PriceQuote quote(String factor) {
        return TestIntake.done(intake.quote(Letters.price(factor)));
    }

    private Transfer accepted(String factor, Optional<String> quote) throws Exception {
        return TestIntake.done(intake.accept(Letters.invoice(factor, quote), Letters.files("content")))
                .transfer();
    }

    private List<Charge> agreed(Transfer transfer) {
        return host.stores().ledger().charges(TestHost.PRACTICE, transfer.id()).stream()
                .filter(Charge::isReminder)
                .toList();
    }
}
