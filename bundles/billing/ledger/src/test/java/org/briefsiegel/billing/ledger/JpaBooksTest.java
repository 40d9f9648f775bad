package org.briefsiegel.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What practices are told they owe, and what the operator is told of the ledger. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JpaBooksTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Instant MID_NOVEMBER = Instant.parse("2026-11-15T10:00:00Z");

    private static final Wording SMS = new Wording("tariff", "sms", List.of("+43"));
    private static final Words WORDS = new Words(Map.of("tariff", new Tariff()));

    /** Knows the words for a line in two languages. */
    private static final class Tariff implements PricingRule {
        @Override
        public Pricing price(Draft draft, Locale locale) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String describe(Wording wording, Locale locale) {
            return (locale.equals(Locale.ENGLISH) ? "Text message " : "SMS ") + wording.parameters();
        }
    }

    @Parameter
    private TestDatabase database;

    private PersistenceUnit unit;

    @BeforeParameterizedClassInvocation
    void open() {
        unit = PersistenceUnit.open(database.empty(), 4, List.of(new BillingTables()));
    }

    @AfterParameterizedClassInvocation
    void close() {
        unit.close();
    }

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
    void aLineIsWordedWhenItIsRead() {
        String practice = fresh("p");
        posted(practice, 20, MID_NOVEMBER, 10);

        assertThat(text(WORDS, practice, Locale.ENGLISH)).isEqualTo("Text message [+43]");
        assertThat(text(WORDS, practice, Locale.GERMAN)).isEqualTo("SMS [+43]");
    }

    @Test
    void aLineWhoseRuleHasGoneIsSaidInGerman() {
        String practice = fresh("p");
        posted(practice, 20, MID_NOVEMBER, 10);

        assertThat(text(new Words(Map.of()), practice, Locale.ENGLISH)).isEqualTo("SMS [+43]");
    }

    /** As all were before they were worded when read. */
    @Test
    void aLineThatWasKeptInWordsIsShownAsItIs() {
        String practice = fresh("p");
        String transfer = posted(practice, 20, MID_NOVEMBER, 10);
        unit.entities()
                .use(em -> em.createNativeQuery("update charge_line set pricing_rule = null, wording = null,"
                                + " parameters = null, description = 'Text message (+43)' where transfer = ?1")
                        .setParameter(1, transfer)
                        .executeUpdate());
        unit.entities().use(em -> {
            em.getEntityManagerFactory().getCache().evictAll();
            return em;
        });

        assertThat(text(WORDS, practice, Locale.GERMAN)).isEqualTo("Text message (+43)");
    }

    private String text(Words words, String practice, Locale locale) {
        return new JpaBooks(unit.entities(), words, () -> "EUR", VIENNA, Clock.fixed(MID_NOVEMBER, ZoneOffset.UTC))
                .statement(practice, NOVEMBER, locale)
                .lines()
                .get(0)
                .text();
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
        JpaLedger ledger = ledger(20, at);
        ledger.reserve(new Booking(practice, transfer, Booking.FIRST, List.of(new Pricing.Line(SMS, 1, each))));
        ledger.post(practice, transfer);
    }

    @Test
    void whatIsFreeStandsInTheStatementAndMovesNothing() {
        String practice = fresh("p");
        String transfer = posted(practice, 20, MID_NOVEMBER, 0);

        assertThat(books(MID_NOVEMBER)
                        .statement(practice, NOVEMBER, Locale.GERMAN)
                        .lines())
                .hasSize(1);
        assertThat(entries(transfer)).isZero();
        assertThat(books(MID_NOVEMBER).discrepancies()).noneMatch(sentence -> sentence.contains(transfer));
    }

    @Test
    void whatIsInDoubtForLongIsReleasedInThePracticesFavour() {
        String practice = fresh("p");
        JpaLedger ledger = ledger(20, MID_NOVEMBER);
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
    void whatDoesNotAddUpIsFound() {
        String practice = fresh("p");
        String transfer = posted(practice, 20, MID_NOVEMBER, 10);
        assertThat(books(MID_NOVEMBER).discrepancies()).isEmpty();

        change("update Charge c set c.minorUnits = 11 where c.transfer = '" + transfer + "'");
        assertThat(books(MID_NOVEMBER).discrepancies())
                .singleElement()
                .asString()
                .contains(transfer, practice, "RECEIVABLE");
        change("update Charge c set c.minorUnits = 10 where c.transfer = '" + transfer + "'");

        change("update Entry e set e.minorUnits = 12 where e.transfer = '" + transfer + "' and e.minorUnits = 10"
                + " and e.account = org.briefsiegel.billing.ledger.EntryRow.Account.RECEIVABLE");
        assertThat(books(MID_NOVEMBER).discrepancies()).hasSize(2).anyMatch(it -> it.contains("sum up to 2"));
        change("update Entry e set e.minorUnits = 10 where e.transfer = '" + transfer + "' and e.minorUnits = 12");
    }

    @Test
    void chargesOfAMonthAndADayAreCounted() {
        String practice = fresh("p");
        posted(practice, 20, MID_NOVEMBER.minusSeconds(1), 10);
        posted(practice, 20, MID_NOVEMBER, 12);
        JpaLedger ledger = ledger(20, MID_NOVEMBER);
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
    void monthsAndDaysBeginWhereThePracticeIs() {
        JpaBooks books = books(Instant.parse("2026-07-15T22:30:00Z"));

        assertThat(books.startOfMonth()).isEqualTo(Instant.parse("2026-06-30T22:00:00Z"));
        assertThat(books.startOfDay()).isEqualTo(Instant.parse("2026-07-15T22:00:00Z"));
    }

    @Test
    void theLedgerCheckReleasesWhatHasBeenInDoubt() {
        String practice = fresh("p");
        String transfer = fresh("t");
        JpaLedger ledger = ledger(20, MID_NOVEMBER);
        ledger.reserve(booking(practice, transfer, 10));
        ledger.doubt(practice, transfer);
        Instant later = MID_NOVEMBER.plus(Duration.ofHours(73));

        new LedgerCheck(books(later), Duration.ofHours(72), Clock.fixed(later, ZoneOffset.UTC)).run();

        assertThat(ledger.charges(practice, transfer)).extracting(Charge::state).containsExactly(Charge.State.RELEASED);
    }

    private String posted(String practice, int taxPercent, Instant at, long... cents) {
        String transfer = fresh("t");
        JpaLedger ledger = ledger(taxPercent, at);
        ledger.reserve(booking(practice, transfer, cents));
        ledger.post(practice, transfer);
        return transfer;
    }

    private static Booking booking(String practice, String transfer, long... cents) {
        return new Booking(
                practice,
                transfer,
                Booking.FIRST,
                Arrays.stream(cents)
                        .mapToObj(each -> new Pricing.Line(SMS, 1, euro(each)))
                        .toList());
    }

    private long entries(String transfer) {
        return unit.entities()
                .use(em -> em.createQuery("select count(e) from Entry e where e.transfer = :transfer", Long.class)
                        .setParameter("transfer", transfer)
                        .getSingleResult());
    }

    private void change(String update) {
        unit.entities().use(em -> em.createQuery(update).executeUpdate());
    }

    private JpaLedger ledger(int taxPercent, Instant now) {
        return new JpaLedger(unit.entities(), WORDS, taxPercent, Clock.fixed(now, ZoneOffset.UTC));
    }

    private JpaBooks books(Instant now) {
        return new JpaBooks(unit.entities(), WORDS, () -> "CHF", VIENNA, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Money euro(long cents) {
        return new Money(cents, "EUR");
    }

    private static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 30);
    }
}
