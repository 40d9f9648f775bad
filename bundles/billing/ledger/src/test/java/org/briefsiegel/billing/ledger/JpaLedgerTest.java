package org.briefsiegel.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.Quote;
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

@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JpaLedgerTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Money TEN_CENTS = new Money(10, "EUR");

    private static final Wording SMS = new Wording("tariff", "sms", List.of("+43"));
    private static final Words WORDS = new Words(Map.of());

    @Parameter
    private TestDatabase database;

    private PersistenceUnit unit;
    private JpaLedger ledger;

    @BeforeParameterizedClassInvocation
    void open() {
        unit = PersistenceUnit.open(database.empty(), 4, List.of(new BillingTables()));
        ledger = new JpaLedger(unit.entities(), WORDS, 20, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterParameterizedClassInvocation
    void close() {
        unit.close();
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
    void aChargeIsPostedInTheTransactionThatHasReadIt() {
        String transfer = fresh("t");
        reserve(transfer);

        Optional<Charge> seen = unit.transactions().within(() -> {
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

        assertThatThrownBy(() -> reserve(transfer)).hasMessageContaining("SQL state 23505");
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

    private void reserve(String transfer) {
        ledger.reserve(new Booking("p-1", transfer, Booking.FIRST, List.of(new Pricing.Line(SMS, 1, TEN_CENTS))));
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
