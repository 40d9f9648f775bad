package org.briefsiegel.platform.persistence.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.platform.persistence.Contribution;
import org.briefsiegel.testkit.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another server is the primary now, and the pool's connections lead to the old one. */
class FailoverTest {

    private static final Contribution NOTES = new Contribution() {
        @Override
        public List<Class<?>> entities() {
            return List.of(Note.class);
        }

        @Override
        public String changeLog() {
            return "org/briefsiegel/platform/persistence/notes.sql";
        }
    };

    @Test
    void aConnectionThatMayNotWriteAnyMoreFailsOneTransactionAndIsDropped() {
        PersistenceUnit unit = PersistenceUnit.open(TestDatabase.POSTGRESQL.empty(), 1, List.of(NOTES));
        try {
            unit.entities()
                    .use(em -> em.createNativeQuery("set session characteristics as transaction read only")
                            .executeUpdate());
            assertThatThrownBy(() -> write(unit, "n-1")).isInstanceOf(Unavailable.class);

            write(unit, "n-2");

            assertThat(unit.entities().<Boolean>use(em -> em.find(Note.class, "n-2") != null))
                    .isTrue();
        } finally {
            unit.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "25006, MUST_EVICT",
        "57P01, MUST_EVICT",
        "57P03, MUST_EVICT",
        "90098, MUST_EVICT",
        "23505, CONTINUE_EVICT",
        "08006, CONTINUE_EVICT",
        ", CONTINUE_EVICT"
    })
    void onlyWhatSaysThatTheServerIsTheWrongOneCostsAConnection(String state, String verdict) {
        assertThat(new Eviction().adjudicate(new SQLException("", state)).name())
                .isEqualTo(verdict);
    }

    private static void write(PersistenceUnit unit, String id) {
        unit.transactions()
                .within(() -> unit.entities().use(em -> {
                    em.persist(new Note(id, Instant.EPOCH));
                    return id;
                }));
    }
}
