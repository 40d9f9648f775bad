package org.briefsiegel.transfer.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.TopUp;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.billing.prepaid.TestPrepaid;
import org.briefsiegel.billing.tariff.TestTariff;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.testkit.memory.Letters;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferService.Acceptance;
import org.briefsiegel.transfer.api.Warning;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A practice that pays in advance sends as long as its balance covers it, and is warned before. */
class PrepaidTest {

    private static final Pricing.Line TEN_CENTS =
            new Pricing.Line(new Wording("tariff", "sms", List.of("+43")), 1, new Money(10, "EUR"));

    private TestHost host;
    private TestIntake intake;

    @BeforeEach
    void open() throws Exception {
        host = RealPlugins.host();
        intake = new TestIntake(host);
        host.plugins().pricingRules().put("tariff", TestPrepaid.over(TestTariff.prices(host.clock(), "+43=10"), 15));
    }

    @Test
    void whatIsLeftIsUsedUpWithAWarningAndThenRefusedByName() throws Exception {
        topUp("A-1", 35);

        for (int left : new int[] {25, 15, 5}) {
            PriceQuote quote = quote();
            assertThat(accepted(quote).charge()).isEqualTo(quote.total());
            assertThat(balance()).isEqualTo(left);
            assertThat(quote.warnings())
                    .extracting(Warning::type, Warning::detail)
                    .isEqualTo(
                            left == 5
                                    ? List.of(tuple(
                                            "low-balance",
                                            "Das Guthaben geht zu Ende: Nach dieser Sendung sind noch 0,05\u00a0€ da."
                                                    + " Ihr Anbieter lädt es auf."))
                                    : List.of());
        }

        Refusal refusal = TestIntake.refusal(intake.quote(Letters.price("sms-code")));
        assertThat(refusal.problem()).isEqualTo(Problem.BALANCE_TOO_LOW);
        assertThat(refusal.detail())
                .contains("noch 0,05\u00a0€ da", "kostet 0,10\u00a0€", "laden Sie es bei Ihrem Anbieter auf");
        topUp("A-2", 5);
        accepted(quote());
        assertThat(balance()).isZero();
    }

    @Test
    void whatIsFreeNeedsNoBalance() throws Exception {
        assertThat(intake.accepted("birth-date").factor()).isEqualTo("birth-date");
        assertThat(intake.capabilities(Locale.GERMAN).factors())
                .filteredOn(factor -> factor.id().equals("sms-code"))
                .allMatch(factor -> factor.available());
    }

    @Test
    void whatCouldNotBeSentIsLeftAgain() throws Exception {
        topUp("A-1", 10);
        Transfer transfer = accepted(quote());
        assertThat(balance()).isZero();

        host.stores().ledger().release(TestHost.PRACTICE, transfer.id());

        assertThat(balance()).isEqualTo(10);
    }

    /** As when two are accepted at the same moment: both have seen a balance that covers one. */
    @Test
    void whatTheRuleDidNotSeeTheLedgerRefusesAndNothingIsLeftBehind() throws Exception {
        topUp("A-1", 10);
        host.plugins()
                .pricingRules()
                .put("tariff", (draft, locale) -> new Pricing.Priced(List.of(TEN_CENTS), true, Optional.empty()));
        PriceQuote first = quote();
        PriceQuote second = quote();
        accepted(first);
        int waiting = host.stores().outbox().depth();
        int stored = host.contents();

        Refusal refusal = TestIntake.refusal(
                intake.accept(Letters.invoice("sms-code", Optional.of(second.id())), Letters.files("content")));

        assertThat(refusal.problem()).isEqualTo(Problem.BALANCE_TOO_LOW);
        assertThat(refusal.detail()).contains("noch 0,00\u00a0€ da", "kostet 0,10\u00a0€");
        assertThat(host.stores().outbox().depth()).isEqualTo(waiting);
        assertThat(host.contents()).isEqualTo(stored);
        assertThat(balance()).isZero();
    }

    /** Its twin arrives at another node, and takes what is left in the moment before this one is booked. */
    @Test
    void whatIsAskedTwiceAtOnceIsAnsweredWithTheSameTransfer() throws Exception {
        topUp("A-1", 10);
        Submission submission = Letters.invoice("sms-code", Optional.of(quote().id()));
        List<Transfer> twin = new ArrayList<>();
        Transactions late = new Transactions() {
            @Override
            public <T> T within(Supplier<T> work) {
                if (twin.isEmpty()) {
                    twin.add(accepted(submission));
                }
                return host.stores().transactions().within(work);
            }
        };

        Acceptance again =
                TestIntake.done(intake.intake(late).accept(intake.practice(), submission, Letters.files("content")));

        assertThat(again.transfer().id()).isEqualTo(twin.get(0).id());
        assertThat(balance()).isZero();
    }

    private Transfer accepted(Submission submission) {
        try {
            return TestIntake.done(intake.accept(submission, Letters.files("content")))
                    .transfer();
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
    }

    @Test
    void remindersAreAgreedThoughTheBalanceDoesNotCoverThemYet() throws Exception {
        host.set(Setting.TEXT_REMINDERS, "3");
        topUp("A-1", 10);

        Transfer transfer = accepted(quote());

        assertThat(host.stores().ledger().charges(TestHost.PRACTICE, transfer.id()))
                .contains(new Charge(Booking.REMINDER + 3, new Money(10, "EUR"), Charge.State.AGREED, true));
        assertThat(balance()).isZero();
    }

    private void topUp(String reference, long cents) {
        host.stores().ledger().topUp(new TopUp(TestHost.PRACTICE, reference, new Money(cents, "EUR"), "bank transfer"));
    }

    private long balance() {
        return host.stores().ledger().balance(TestHost.PRACTICE, "EUR").minorUnits();
    }

    private PriceQuote quote() {
        return TestIntake.done(intake.quote(Letters.price("sms-code")));
    }

    private Transfer accepted(PriceQuote quote) {
        return accepted(Letters.invoice("sms-code", Optional.of(quote.id())));
    }
}
