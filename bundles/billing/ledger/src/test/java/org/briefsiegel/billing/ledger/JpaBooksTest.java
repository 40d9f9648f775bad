package org.briefsiegel.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.billing.api.TopUp;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.testkit.storecontract.BooksContract;
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
class JpaBooksTest extends BooksContract {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

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
    void whatOfTheBalancesDoesNotAddUpIsFound() {
        String practice = fresh("p");
        String transfer = fresh("t");
        Ledger ledger = ledger(20, MID_NOVEMBER);
        ledger.topUp(new TopUp(practice, "A-1", new Money(100, "EUR"), "bank transfer"));
        Booking one = booking(practice, transfer, 10);
        ledger.reserve(new Booking(practice, transfer, one.kind(), one.lines(), true));
        assertThat(books(MID_NOVEMBER).discrepancies()).isEmpty();

        foundWhen("PrepaidAccount a set a.minorUnits = %s where a.practice = '" + practice + "'", 89, 90, "PREPAID");
        foundWhen("TopUp t set t.minorUnits = %s where t.practice = '" + practice + "'", 99, 100, "CASH");
        foundWhen("Charge c set c.minorUnits = %s where c.transfer = '" + transfer + "'", 11, 10, "HELD");
        ledger.post(practice, transfer);
        assertThat(books(MID_NOVEMBER).discrepancies()).isEmpty();
        foundWhen("Charge c set c.minorUnits = %s where c.transfer = '" + transfer + "'", 11, 10, "REVENUE");
    }

    /** And not when it is as it was. */
    private void foundWhen(String change, int wrong, int right, String account) {
        change("update " + change.formatted(wrong));
        assertThat(books(MID_NOVEMBER).discrepancies())
                .singleElement()
                .asString()
                .contains(account);
        change("update " + change.formatted(right));
        assertThat(books(MID_NOVEMBER).discrepancies()).isEmpty();
    }

    @Test
    void theLedgerCheckReleasesWhatHasBeenInDoubt() {
        String practice = fresh("p");
        String transfer = fresh("t");
        Ledger ledger = ledger(20, MID_NOVEMBER);
        ledger.reserve(booking(practice, transfer, 10));
        ledger.doubt(practice, transfer);
        Instant later = MID_NOVEMBER.plus(Duration.ofHours(73));

        new LedgerCheckJob(books(later), Duration.ofHours(72), Clock.fixed(later, ZoneOffset.UTC)).run();

        assertThat(ledger.charges(practice, transfer)).extracting(Charge::state).containsExactly(Charge.State.RELEASED);
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

    @Override
    protected Ledger ledger(int taxPercent, Clock clock) {
        return new JpaLedger(unit.entities(), WORDS, taxPercent, clock);
    }

    @Override
    protected Books books(Clock clock) {
        return new JpaBooks(unit.entities(), WORDS, () -> "CHF", VIENNA, clock);
    }
}
