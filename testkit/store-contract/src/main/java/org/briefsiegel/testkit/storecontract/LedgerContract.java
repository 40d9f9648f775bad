package org.briefsiegel.testkit.storecontract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.Quote;
import org.briefsiegel.billing.api.TopUp;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.platform.persistence.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is promised of charges and quotes. */
public abstract class LedgerContract {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Money TEN_CENTS = new Money(10, "EUR");

    private static final Wording SMS = new Wording("tariff", "sms", List.of("+43"));
    private static final String REMINDER = Booking.REMINDER + 3;

    private Ledger ledger;

    /** The ledger under test at this time; other tests may have left charges in it. */
    protected abstract Ledger ledger(Clock clock);

    protected abstract Transactions transactions();

    @BeforeEach
    final void connect() {
        ledger = ledger(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void aChargeIsReservedThenPostedAndStaysSo() {
        String transfer = fresh("t");
        reserve(transfer);
        assertThat(charge(transfer)).contains(new Charge(Booking.FIRST, TEN_CENTS, Charge.State.RESERVED));

        ledger.post("p-2", transfer);
        assertThat(state(transfer)).isEqualTo(Charge.State.RESERVED);
        ledger.post("p-1", transfer);
        ledger.release("p-1", transfer);

        assertThat(state(transfer)).isEqualTo(Charge.State.POSTED);
    }

    @Test
    void whatWasInDoubtIsOwedOnceThatIsKnown() {
        String transfer = fresh("t");
        reserve(transfer);
        ledger.doubt("p-1", transfer);
        ledger.post("p-1", transfer);
        assertThat(state(transfer)).as("another message left").isEqualTo(Charge.State.DOUBTFUL);

        ledger.confirm("p-1", transfer);
        assertThat(state(transfer)).isEqualTo(Charge.State.POSTED);
        ledger.confirm("p-1", transfer);
        ledger.release("p-1", transfer);
        assertThat(state(transfer)).isEqualTo(Charge.State.POSTED);
    }

    @Test
    void aChargeIsPostedInTheTransactionThatHasReadIt() {
        String transfer = fresh("t");
        reserve(transfer);

        Optional<Charge> seen = transactions().within(() -> {
            charge(transfer);
            ledger.post("p-1", transfer);
            return charge(transfer);
        });

        assertThat(seen).contains(new Charge(Booking.FIRST, TEN_CENTS, Charge.State.POSTED));
    }

    @Test
    void aReleasedChargeIsNeverOwed() {
        String transfer = fresh("t");
        reserve(transfer);

        ledger.release("p-1", transfer);
        ledger.post("p-1", transfer);

        assertThat(state(transfer)).isEqualTo(Charge.State.RELEASED);
    }

    @Test
    void aTransferIsChargedOnce() {
        String transfer = fresh("t");
        reserve(transfer);

        assertThatThrownBy(() -> reserve(transfer)).satisfies(this::tellsOfASecondCharge);
        assertThat(ledger.charges("p-1", transfer)).hasSize(1);
    }

    @Test
    void whatIsAgreedIsNoCostUntilItIsReservedWhichHappensOnce() {
        String transfer = fresh("t");
        ledger.agree(reminder(transfer, REMINDER));
        assertThat(ledger.charges("p-1", transfer))
                .containsExactly(new Charge(REMINDER, TEN_CENTS, Charge.State.AGREED));
        ledger.post("p-1", transfer, REMINDER);
        ledger.confirm("p-1", transfer, REMINDER);
        ledger.doubt("p-1", transfer, REMINDER);
        assertThat(state(transfer)).isEqualTo(Charge.State.AGREED);

        assertThat(ledger.reserve("p-2", transfer, REMINDER)).isFalse();
        assertThat(ledger.reserve("p-1", transfer, REMINDER)).isTrue();
        assertThat(ledger.reserve("p-1", transfer, REMINDER)).isFalse();

        assertThat(state(transfer)).isEqualTo(Charge.State.RESERVED);
    }

    @Test
    void whatIsAgreedAndReleasedIsNeverReserved() {
        String transfer = fresh("t");
        ledger.agree(reminder(transfer, REMINDER));

        ledger.release("p-1", transfer, REMINDER);

        assertThat(ledger.reserve("p-1", transfer, REMINDER)).isFalse();
        assertThat(state(transfer)).isEqualTo(Charge.State.RELEASED);
    }

    @Test
    void codesAndEachReminderAreSettledWithoutEachOther() {
        String transfer = fresh("t");
        String later = Booking.REMINDER + 7;
        reserve(transfer);
        ledger.reserve(reminder(transfer, REMINDER));
        ledger.reserve(reminder(transfer, later));

        ledger.post("p-1", transfer);
        ledger.doubt("p-1", transfer, REMINDER);
        ledger.release("p-1", transfer, later);
        ledger.confirm("p-1", transfer);

        assertThat(ledger.charges("p-1", transfer))
                .containsExactlyInAnyOrder(
                        new Charge(Booking.FIRST, TEN_CENTS, Charge.State.POSTED),
                        new Charge(REMINDER, TEN_CENTS, Charge.State.DOUBTFUL),
                        new Charge(later, TEN_CENTS, Charge.State.RELEASED));
        ledger.confirm("p-1", transfer, REMINDER);
        assertThat(ledger.charges("p-1", transfer)).contains(new Charge(REMINDER, TEN_CENTS, Charge.State.POSTED));
    }

    @Test
    void whatIsPaidInAdvanceIsUsedReservedAndGivenBack() {
        String practice = fresh("p");
        assertThat(ledger.topUp(paid(practice, "A-1", 100))).isEqualTo(TopUp.Result.BOOKED);
        assertThat(ledger.balance(practice, "EUR")).isEqualTo(new Money(100, "EUR"));

        String used = prepaid(practice);
        String lost = prepaid(practice);
        String doubtful = prepaid(practice);
        assertThat(left(practice)).isEqualTo(70);
        assertThat(ledger.charges(practice, used))
                .containsExactly(new Charge(Booking.FIRST, TEN_CENTS, Charge.State.RESERVED, true));

        ledger.post(practice, used);
        ledger.release(practice, lost);
        ledger.doubt(practice, doubtful);
        assertThat(left(practice)).isEqualTo(80);
        ledger.release(practice, lost);
        ledger.release(practice, used);
        assertThat(left(practice)).as("once is enough").isEqualTo(80);
        ledger.confirm(practice, doubtful);
        assertThat(left(practice)).isEqualTo(80);
    }

    @Test
    void noBalanceBecomesNegative() {
        String practice = fresh("p");
        String transfer = fresh("t");
        assertThatThrownBy(() -> prepaid(practice)).as("never paid").isInstanceOf(IllegalStateException.class);
        ledger.topUp(paid(practice, "A-1", 19));
        prepaid(practice);

        assertThatThrownBy(() -> ledger.reserve(prepaid(practice, transfer, Booking.FIRST)))
                .isInstanceOf(IllegalStateException.class);

        assertThat(left(practice)).isEqualTo(9);
        assertThat(ledger.charges(practice, transfer)).isEmpty();
        assertThat(ledger.balance(fresh("p"), "EUR")).isEqualTo(new Money(0, "EUR"));
        assertThat(ledger.balance(practice, "CHF")).isEqualTo(new Money(0, "CHF"));
    }

    @Test
    void aTopUpIsBookedOnceByItsReference() {
        String practice = fresh("p");
        String other = fresh("p");
        ledger.topUp(paid(practice, "A-1", 100));

        assertThat(ledger.topUp(paid(practice, "A-1", 100))).isEqualTo(TopUp.Result.BOOKED_BEFORE);
        assertThat(ledger.topUp(paid(practice, "A-1", 101))).isEqualTo(TopUp.Result.REFERENCE_IN_USE);
        assertThat(ledger.topUp(paid(other, "A-1", 5))).isEqualTo(TopUp.Result.BOOKED);
        assertThat(ledger.topUp(paid(practice, "A-2", 100))).isEqualTo(TopUp.Result.BOOKED);

        assertThat(left(practice)).isEqualTo(200);
        assertThat(left(other)).isEqualTo(5);
    }

    @Test
    void noMoreIsGivenBackThanIsLeft() {
        String practice = fresh("p");
        assertThat(ledger.topUp(paid(practice, "B-0", -1))).isEqualTo(TopUp.Result.NOT_COVERED);
        ledger.topUp(paid(practice, "A-1", 25));
        prepaid(practice);

        assertThat(ledger.topUp(paid(practice, "B-1", -16))).isEqualTo(TopUp.Result.NOT_COVERED);
        assertThat(ledger.topUp(paid(practice, "B-1", -15))).isEqualTo(TopUp.Result.BOOKED);

        assertThat(left(practice)).isZero();
    }

    @Test
    void whatIsAgreedIsTakenFromTheBalanceOnceItIsReserved() {
        String practice = fresh("p");
        String transfer = fresh("t");
        ledger.topUp(paid(practice, "A-1", 10));
        ledger.agree(prepaid(practice, transfer, REMINDER));
        assertThat(left(practice)).isEqualTo(10);

        assertThat(ledger.reserve(practice, transfer, REMINDER)).isTrue();
        assertThat(left(practice)).isZero();
        ledger.release(practice, transfer, REMINDER);
        assertThat(left(practice)).isEqualTo(10);
    }

    @Test
    void aBalanceThatWasLockedCoversWhatItSays() {
        String practice = fresh("p");
        ledger.topUp(paid(practice, "A-1", 10));

        transactions().within(() -> {
            assertThat(ledger.lockedBalance(practice, "EUR")).isEqualTo(TEN_CENTS);
            prepaid(practice);
            assertThat(ledger.lockedBalance(practice, "EUR")).isEqualTo(new Money(0, "EUR"));
        });
        assertThat(left(practice)).isZero();
    }

    @Test
    void whatIsBookedOnceIsOwedAtOnceAndCountsForNoLimit() {
        String practice = fresh("p");
        Booking fee = new Booking(
                practice, practice, Booking.MONTH + "2026-11", List.of(new Pricing.Line(SMS, 1, TEN_CENTS)));

        assertThat(ledger.bookOnce(fee, NOW)).isTrue();
        assertThat(ledger.bookOnce(fee, NOW.plusSeconds(1))).isFalse();

        assertThat(ledger.charges(practice, practice))
                .containsExactly(new Charge(fee.kind(), TEN_CENTS, Charge.State.POSTED));
        assertThat(ledger.count(practice, Instant.EPOCH)).isZero();
        assertThat(ledger.spent(practice, "EUR", Instant.EPOCH)).isZero();
        assertThat(ledger.spentOnCodes(practice, "EUR", Instant.EPOCH)).isZero();
    }

    private long left(String practice) {
        return ledger.balance(practice, "EUR").minorUnits();
    }

    private static TopUp paid(String practice, String reference, long cents) {
        return new TopUp(practice, reference, new Money(cents, "EUR"), "bank transfer");
    }

    /** The transfer for which ten cents were taken. */
    private String prepaid(String practice) {
        String transfer = fresh("t");
        ledger.reserve(prepaid(practice, transfer, Booking.FIRST));
        return transfer;
    }

    private static Booking prepaid(String practice, String transfer, String kind) {
        return new Booking(practice, transfer, kind, List.of(new Pricing.Line(SMS, 1, TEN_CENTS)), true);
    }

    @Test
    void aChargeIsItsPracticesAlone() {
        String transfer = fresh("t");
        reserve(transfer);

        assertThat(ledger.charges("p-2", transfer)).isEmpty();
        assertThat(ledger.charges("p-1", fresh("t"))).isEmpty();
    }

    @Test
    void aQuoteComesBackWithItsLinesToItsPractice() {
        Quote quote = quote(NOW.plusSeconds(900));

        ledger.keep(quote);

        assertThat(ledger.findQuote("p-1", quote.id())).contains(quote);
        assertThat(ledger.findQuote("p-2", quote.id())).isEmpty();
    }

    @Test
    void oldQuotesAreForgottenInTheEnd() {
        Quote lately = quote(NOW.minus(Duration.ofDays(6)));
        Quote longAgo = quote(NOW.minus(Duration.ofDays(8)));
        ledger.keep(lately);
        ledger.keep(longAgo);

        ledger.keep(quote(NOW.plusSeconds(900)));

        assertThat(ledger.findQuote("p-1", lately.id())).isPresent();
        assertThat(ledger.findQuote("p-1", longAgo.id())).isEqualTo(Optional.empty());
    }

    /** How a ledger says that this charge is there. */
    protected abstract void tellsOfASecondCharge(Throwable failure);

    private void reserve(String transfer) {
        ledger.reserve(new Booking("p-1", transfer, Booking.FIRST, List.of(new Pricing.Line(SMS, 1, TEN_CENTS))));
    }

    private static Booking reminder(String transfer, String kind) {
        return new Booking("p-1", transfer, kind, List.of(new Pricing.Line(SMS, 1, TEN_CENTS)));
    }

    private Optional<Charge> charge(String transfer) {
        return ledger.charges("p-1", transfer).stream().findFirst();
    }

    private Charge.State state(String transfer) {
        return charge(transfer).orElseThrow().state();
    }

    private static Quote quote(Instant validUntil) {
        return new Quote(
                fresh("q"),
                "p-1",
                "subject",
                new Money(30, "EUR"),
                List.of(new Pricing.Line(SMS, 2, TEN_CENTS), new Pricing.Line(SMS, 1, TEN_CENTS)),
                3,
                validUntil);
    }

    private static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 30);
    }
}
