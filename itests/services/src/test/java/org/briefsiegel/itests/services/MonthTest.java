package org.briefsiegel.itests.services;

import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.testkit.memory.MemoryStores;
import org.briefsiegel.testkit.memory.MemoryVault;
import org.briefsiegel.testkit.memory.StandingClock;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand transfers show that no way loses a charge or adds one: transfers are in memory, and what is charged is booked
 * in a real ledger too.
 */
class MonthTest {

    private static final int MANY = 10_000;

    @Test
    void theStatementIsTheLogOfTheTextMessageCentre() throws Exception {
        try (PersistenceUnit unit = DatabaseStores.open(TestDatabase.H2)) {
            StandingClock clock = new StandingClock();
            BookedInBoth stores = new BookedInBoth(new MemoryStores(clock), new DatabaseStores(unit, clock));
            TestHost host = new TestHost(clock, stores, new MemoryVault(clock));
            RealPlugins.install(host);

            new Month(host).theStatementIsTheLogOf(MANY);
        }
    }
}
