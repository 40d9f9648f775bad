package org.briefsiegel.itests.services;

import java.nio.file.Path;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Some hundreds of transfers show on each database that nothing of {@link MonthTest} is memory's merit. */
class MonthOnDatabasesTest {

    private static final int SOME = 400;

    @ParameterizedTest
    @EnumSource
    void theStatementIsTheLogOfTheTextMessageCentre(TestDatabase database, @TempDir Path folder) throws Exception {
        try (PersistenceUnit unit = DatabaseStores.open(database)) {
            new Month(ServiceHost.on(unit, folder)).theStatementIsTheLogOf(SOME);
        }
    }
}
