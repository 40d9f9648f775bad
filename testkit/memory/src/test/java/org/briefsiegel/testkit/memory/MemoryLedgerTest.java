package org.briefsiegel.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.testkit.storecontract.LedgerContract;

class MemoryLedgerTest extends LedgerContract {

    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryLedger ledger = new MemoryLedger(transactions, 20, Clock.systemUTC());

    @Override
    protected Ledger ledger(Clock clock) {
        return ledger.at(20, clock);
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected void tellsOfASecondCharge(Throwable failure) {
        assertThat(failure).hasMessage("there is a row of this key");
    }
}
