package org.briefsiegel.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.testkit.storecontract.LedgerContract;
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
