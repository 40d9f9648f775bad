package org.briefsiegel.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.TopUp;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.testkit.storecontract.LedgerContract;
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
class JpaLedgerTest extends LedgerContract {

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

    /** Each asks for what is left, as accepting a transfer does, and takes ten cents where it may. */
    @Test
    void whoeverTakesFromABalanceAtTheSameTimeTakesNoMoreThanIsLeft() throws Exception {
        String practice = "p-" + UUID.randomUUID();
        Ledger ledger = ledger(Clock.systemUTC());
        Money tenCents = new Money(10, "EUR");
        ledger.topUp(new TopUp(practice, "A-1", new Money(105, "EUR"), "bank transfer"));
        AtomicInteger taken = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Object>> wishes = Collections.nCopies(
                    40,
                    Executors.callable(() -> unit.transactions().within(() -> {
                        if (ledger.lockedBalance(practice, "EUR").minorUnits() >= 10) {
                            ledger.reserve(booking(practice, tenCents));
                            taken.incrementAndGet();
                        }
                    })));
            for (Future<Object> wish : threads.invokeAll(wishes)) {
                wish.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(taken).hasValue(10);
        assertThat(ledger.balance(practice, "EUR")).isEqualTo(new Money(5, "EUR"));
    }

    private static Booking booking(String practice, Money each) {
        return new Booking(
                practice,
                "t-" + UUID.randomUUID(),
                Booking.FIRST,
                List.of(new Pricing.Line(new Wording("tariff", "sms", List.of("+43")), 1, each)),
                true);
    }

    @Override
    protected Ledger ledger(Clock clock) {
        return new JpaLedger(unit.entities(), new Words(Map.of()), 20, clock);
    }

    @Override
    protected Transactions transactions() {
        return unit.transactions();
    }

    @Override
    protected void tellsOfASecondCharge(Throwable failure) {
        assertThat(failure).hasMessageContaining("SQL state 23505");
    }
}
