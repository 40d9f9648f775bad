package org.briefsiegel.spine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is suspended stays so until it is resumed, on both databases. */
class JpaSuspensionsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    @ParameterizedTest
    @EnumSource
    void aRouteIsSuspendedSinceItWasFirstAndUntilItIsResumed(TestDatabase database) {
        try (PersistenceUnit unit = PersistenceUnit.open(database.empty(), 2, List.of(new SpineTables()))) {
            JpaSuspensions suspensions = new JpaSuspensions(unit.entities());
            suspensions.add("channel.sms", NOW);
            suspensions.add("channel.sms", NOW.plusSeconds(60));
            assertThat(suspensions.all()).isEqualTo(Map.of("channel.sms", NOW));

            assertThat(suspensions.remove("channel.sms")).isTrue();
            assertThat(suspensions.remove("channel.sms")).isFalse();
            assertThat(suspensions.all()).isEmpty();
        }
    }
}
