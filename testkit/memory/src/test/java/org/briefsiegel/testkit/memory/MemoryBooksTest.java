package org.briefsiegel.testkit.memory;

import java.time.Clock;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.testkit.storecontract.BooksContract;

class MemoryBooksTest extends BooksContract {

    private final MemoryLedger ledger = new MemoryLedger(new MemoryTransactions(), 20, Clock.systemUTC());

    @Override
    protected Ledger ledger(int taxPercent, Clock clock) {
        return ledger.at(taxPercent, clock);
    }

    @Override
    protected Books books(Clock clock) {
        return new MemoryBooks(ledger, () -> "CHF", clock);
    }
}
