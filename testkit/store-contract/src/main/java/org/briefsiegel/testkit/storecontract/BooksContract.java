package org.briefsiegel.testkit.storecontract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.briefsiegel.billing.api.Balance;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.billing.api.TopUp;
import org.briefsiegel.billing.api.Wording;
import org.junit.jupiter.api.Test;

/** What practices are told they owe. */
public abstract class BooksContract {

    protected static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    protected static final Instant MID_NOVEMBER = Instant.parse("2026-11-15T10:00:00Z");

    private static final Wording SMS = new Wording("tariff", "sms", List.of("+43"));

    /** Writes what {@link #books} reads, at this time and rate; other tests may have left charges in it. */
    protected abstract Ledger ledger(int taxPercent, Clock clock);

    /** Those of practices in Vienna that are charged in francs, at this time. */
    protected abstract Books books(Clock clock);

    @Test
    void aStatementHoldsWhatWasPostedInTheMonthAndNothingElse() {
        String practice = fresh("p");
        posted(practice, 20, Instant.parse("2026-10-31T22:59:59.999Z"), 7);
        posted(practice, 20, Instant.parse("2026-10-31T23:00:00Z"), 10); // midnight in Vienna
        posted(practice, 20, Instant.parse("2026-11-30T22:59:59Z"), 12, 12);
        posted(practice, 20, Instant.parse("2026-11-30T23:00:00Z"), 9);
        posted(fresh("p"), 20, MID_NOVEMBER, 100);
        ledger(20, MID_NOVEMBER).reserve(booking(practice, fresh("t"), 11));
        String released = fresh("t");
        ledger(20, MID_NOVEMBER).reserve(booking(practice, released, 13));
        ledger(20, MID_NOVEMBER).release(practice, released);

        Statement statement = books(MID_NOVEMBER).statement(practice, NOVEMBER, Locale.GERMAN);

        assertThat(statement.lines())
                .extracting(line -> line.net().minorUnits())
                .containsExactly(10L, 12L, 12L);
        assertThat(statement.net()).isEqualTo(euro(34));
        assertThat(statement.taxes()).containsExactly(new Statement.Tax(20, euro(34), euro(7)));
        assertThat(statement.gross()).isEqualTo(euro(41));
        assertThat(statement.preliminary()).isTrue();
        assertThat(books(Instant.parse("2026-11-30T23:00:00Z"))
                        .statement(practice, NOVEMBER, Locale.GERMAN)
                        .preliminary())
                .isFalse();
    }

    @Test
    void whatWasPostedAtAnotherTaxRateKeepsIt() {
        String practice = fresh("p");
        posted(practice, 20, MID_NOVEMBER, 100);
        posted(practice, 10, MID_NOVEMBER, 200);

        Statement statement = books(MID_NOVEMBER).statement(practice, NOVEMBER, Locale.GERMAN);

        assertThat(statement.taxes())
                .containsExactly(
                        new Statement.Tax(10, euro(200), euro(20)), new Statement.Tax(20, euro(100), euro(20)));
        assertThat(statement.gross()).isEqualTo(euro(340));
    }

    @Test
    void aMonthWithoutChargesIsEmptyInTheCurrencyOfNow() {
        Statement statement = books(MID_NOVEMBER).statement(fresh("p"), NOVEMBER, Locale.GERMAN);

        assertThat(statement.lines()).isEmpty();
        assertThat(statement.gross()).isEqualTo(new Money(0, "CHF"));
    }

    /** Before, such a statement was an internal error: francs were added to euro. */
    @Test
    void whatWasChargedBeforeTheCurrencyWasChangedIsSummedUpByItself() {
        String practice = fresh("p");
        posted(practice, 20, MID_NOVEMBER, 10);
        charged(practice, MID_NOVEMBER.plusSeconds(60), new Money(30, "CHF"));

        Statement statement = books(MID_NOVEMBER.plusSeconds(120)).statement(practice, NOVEMBER, Locale.GERMAN);

        assertThat(statement.lines()).hasSize(2);
        assertThat(statement.net()).isEqualTo(new Money(30, "CHF"));
        assertThat(statement.gross()).isEqualTo(new Money(36, "CHF"));
        assertThat(statement.further()).containsExactly(new Statement.Sum(euro(10), euro(12)));
        assertThat(statement.taxes())
                .containsExactly(Statement.Tax.on(euro(10), 20), Statement.Tax.on(new Money(30, "CHF"), 20));
    }

    private void charged(String practice, Instant at, Money each) {
        String transfer = fresh("t");
        Ledger ledger = ledger(20, at);
        ledger.reserve(new Booking(practice, transfer, Booking.FIRST, List.of(new Pricing.Line(SMS, 1, each))));
        ledger.post(practice, transfer);
    }

    @Test
    void whatIsInDoubtForLongIsReleasedInThePracticesFavour() {
        String practice = fresh("p");
        Ledger ledger = ledger(20, MID_NOVEMBER);
        String doubtful = fresh("t");
        String posted = fresh("t");
        ledger.reserve(booking(practice, posted, 10));
        ledger.post(practice, posted);
        ledger.doubt(practice, posted);
        ledger.reserve(booking(practice, doubtful, 10));
        ledger.doubt(practice, doubtful);
        ledger.post(practice, doubtful); // a further message has left, for nothing
        assertThat(books(MID_NOVEMBER).reconcile(MID_NOVEMBER)).isZero();

        assertThat(books(MID_NOVEMBER).reconcile(MID_NOVEMBER.plusMillis(1))).isOne();

        assertThat(ledger.charges(practice, doubtful)).extracting(Charge::state).containsExactly(Charge.State.RELEASED);
        assertThat(ledger.charges(practice, posted)).extracting(Charge::state).containsExactly(Charge.State.POSTED);
        assertThat(books(MID_NOVEMBER).discrepancies())
                .noneMatch(sentence -> sentence.contains(doubtful) || sentence.contains(posted));
    }

    @Test
    void chargesOfAMonthAndADayAreCounted() {
        String practice = fresh("p");
        posted(practice, 20, MID_NOVEMBER.minusSeconds(1), 10);
        posted(practice, 20, MID_NOVEMBER, 12);
        Ledger ledger = ledger(20, MID_NOVEMBER);
        ledger.reserve(booking(practice, fresh("t"), 13));
        String released = fresh("t");
        ledger.reserve(booking(practice, released, 17));
        ledger.release(practice, released);

        assertThat(ledger.count(practice, MID_NOVEMBER)).isEqualTo(2);
        assertThat(ledger.spent(practice, "EUR", MID_NOVEMBER)).isEqualTo(25);
        assertThat(ledger.spent(practice, "CHF", MID_NOVEMBER)).isZero();
        assertThat(ledger.count(fresh("p"), Instant.EPOCH)).isZero();
    }

    @Test
    void aReminderCountsOnTheDayOnWhichItIsReservedAndNotAsACode() {
        String practice = fresh("p");
        String transfer = fresh("t");
        String reminder = Booking.REMINDER + 3;
        Instant dayThree = MID_NOVEMBER.plus(Duration.ofDays(3));
        posted(practice, 20, dayThree, 12);
        ledger(20, MID_NOVEMBER)
                .agree(new Booking(practice, transfer, reminder, List.of(new Pricing.Line(SMS, 1, euro(10)))));
        Ledger later = ledger(10, dayThree);
        assertThat(later.count(practice, MID_NOVEMBER)).isOne();
        assertThat(later.spent(practice, "EUR", MID_NOVEMBER)).isEqualTo(12);

        later.reserve(practice, transfer, reminder);

        assertThat(later.count(practice, dayThree)).isEqualTo(2);
        assertThat(later.spent(practice, "EUR", dayThree)).isEqualTo(22);
        assertThat(later.spentOnCodes(practice, "EUR", dayThree)).isEqualTo(12);
    }

    @Test
    void aReminderStandsInTheStatementOnceItWasSentAtTheRateOfThatDay() {
        String practice = fresh("p");
        String transfer = fresh("t");
        String sent = Booking.REMINDER + 3;
        String left = Booking.REMINDER + 7;
        Ledger ledger = ledger(20, MID_NOVEMBER);
        for (String kind : List.of(sent, left)) {
            ledger.agree(new Booking(practice, transfer, kind, List.of(new Pricing.Line(SMS, 1, euro(10)))));
        }
        Ledger later = ledger(10, MID_NOVEMBER.plus(Duration.ofDays(3)));

        later.reserve(practice, transfer, sent);
        later.post(practice, transfer, sent);
        later.release(practice, transfer, left);

        Statement statement = books(MID_NOVEMBER).statement(practice, NOVEMBER, Locale.GERMAN);
        assertThat(statement.lines()).extracting(Statement.Line::kind).containsExactly(sent);
        assertThat(statement.taxes()).containsExactly(Statement.Tax.on(euro(10), 10));
        assertThat(books(MID_NOVEMBER).discrepancies()).noneMatch(sentence -> sentence.contains(transfer));
    }

    @Test
    void whatIsPaidInAdvanceStandsInTheStatementOfItsMonth() {
        String practice = fresh("p");
        Ledger ledger = ledger(20, MID_NOVEMBER);
        ledger(20, Instant.parse("2026-10-31T22:59:59Z")).topUp(paid(practice, "A-0", 40));
        ledger.topUp(paid(practice, "A-1", 100));
        ledger.topUp(paid(practice, "B-1", -5));
        posted(practice, 20, MID_NOVEMBER, 7);
        for (int i = 0; i < 3; i++) {
            String transfer = fresh("t");
            ledger.reserve(
                    new Booking(practice, transfer, Booking.FIRST, List.of(new Pricing.Line(SMS, 2, euro(10))), true));
            if (i < 2) {
                ledger.post(practice, transfer);
            }
        }

        Statement statement = books(MID_NOVEMBER).statement(practice, NOVEMBER, Locale.GERMAN);

        assertThat(statement.net()).isEqualTo(euro(47));
        assertThat(statement.prepaid().taken()).containsExactly(euro(40));
        assertThat(statement.prepaid().payments())
                .containsExactlyInAnyOrder(
                        new Statement.Payment(MID_NOVEMBER, "A-1", euro(100)),
                        new Statement.Payment(MID_NOVEMBER, "B-1", euro(-5)));
        assertThat(books(MID_NOVEMBER).balances())
                .filteredOn(balance -> balance.practice().equals(practice))
                .containsExactly(new Balance(practice, euro(75), euro(20)));
        assertThat(books(MID_NOVEMBER).discrepancies()).noneMatch(sentence -> sentence.contains(practice));
    }

    private static TopUp paid(String practice, String reference, long cents) {
        return new TopUp(practice, reference, euro(cents), "bank transfer");
    }

    @Test
    void whatIsBookedOnceStandsInOneStatement() {
        String practice = fresh("p");
        Booking fee = new Booking(
                practice, practice, Booking.MONTH + NOVEMBER, List.of(new Pricing.Line(SMS, 1, euro(2900))));

        for (int night = 0; night < 3; night++) {
            Instant at = Instant.parse("2026-11-30T21:59:59.999Z").plus(Duration.ofDays(night));
            ledger(20, at).bookOnce(fee, at);
        }

        assertThat(books(MID_NOVEMBER)
                        .statement(practice, NOVEMBER, Locale.GERMAN)
                        .lines())
                .extracting(Statement.Line::kind)
                .containsExactly(fee.kind());
        assertThat(books(MID_NOVEMBER)
                        .statement(practice, NOVEMBER.plusMonths(1), Locale.GERMAN)
                        .lines())
                .isEmpty();
        assertThat(books(MID_NOVEMBER).discrepancies()).noneMatch(sentence -> sentence.contains(practice));
    }

    @Test
    void whatIsPrepaidAndInDoubtForLongIsLeftAgain() {
        String practice = fresh("p");
        String transfer = fresh("t");
        Ledger ledger = ledger(20, MID_NOVEMBER);
        ledger.topUp(paid(practice, "A-1", 10));
        ledger.reserve(
                new Booking(practice, transfer, Booking.FIRST, List.of(new Pricing.Line(SMS, 1, euro(10))), true));
        ledger.doubt(practice, transfer);

        assertThat(books(MID_NOVEMBER).reconcile(MID_NOVEMBER.plusMillis(1))).isOne();

        assertThat(ledger.balance(practice, "EUR")).isEqualTo(euro(10));
        assertThat(books(MID_NOVEMBER).discrepancies()).noneMatch(sentence -> sentence.contains(practice));
    }

    @Test
    void monthsAndDaysBeginWhereThePracticeIs() {
        assertThat(books(MID_NOVEMBER).month(Instant.parse("2026-10-31T22:59:59.999Z")))
                .isEqualTo(YearMonth.of(2026, 10));
        assertThat(books(MID_NOVEMBER).month(Instant.parse("2026-10-31T23:00:00Z")))
                .isEqualTo(NOVEMBER);
        Books books = books(Instant.parse("2026-07-15T22:30:00Z"));

        assertThat(books.startOfMonth()).isEqualTo(Instant.parse("2026-06-30T22:00:00Z"));
        assertThat(books.startOfDay()).isEqualTo(Instant.parse("2026-07-15T22:00:00Z"));
    }

    @Test
    void aLineOfSeveralPartsAndOneOfNothingAddUp() {
        String practice = fresh("p");
        String transfer = fresh("t");
        Ledger ledger = ledger(20, MID_NOVEMBER);
        ledger.reserve(new Booking(
                practice,
                transfer,
                Booking.FIRST,
                List.of(new Pricing.Line(SMS, 3, euro(13)), new Pricing.Line(SMS, 1, euro(0)))));
        ledger.post(practice, transfer);

        Statement statement = books(MID_NOVEMBER).statement(practice, NOVEMBER, Locale.GERMAN);

        assertThat(statement.lines()).extracting(Statement.Line::quantity).containsExactly(3, 1);
        assertThat(statement.net()).isEqualTo(euro(39));
        assertThat(books(MID_NOVEMBER).discrepancies()).noneMatch(sentence -> sentence.contains(transfer));
    }

    /** The transfer that these amounts were charged for. */
    protected final String posted(String practice, int taxPercent, Instant at, long... cents) {
        String transfer = fresh("t");
        Ledger ledger = ledger(taxPercent, at);
        ledger.reserve(booking(practice, transfer, cents));
        ledger.post(practice, transfer);
        return transfer;
    }

    protected static Booking booking(String practice, String transfer, long... cents) {
        return new Booking(
                practice,
                transfer,
                Booking.FIRST,
                Arrays.stream(cents)
                        .mapToObj(each -> new Pricing.Line(SMS, 1, euro(each)))
                        .toList());
    }

    protected final Ledger ledger(int taxPercent, Instant now) {
        return ledger(taxPercent, Clock.fixed(now, ZoneOffset.UTC));
    }

    protected final Books books(Instant now) {
        return books(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Money euro(long cents) {
        return new Money(cents, "EUR");
    }

    protected static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 30);
    }
}
