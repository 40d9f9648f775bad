package org.briefsiegel.platform.persistence.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.FlushModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.platform.persistence.Contribution;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.testkit.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersistenceUnitTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PATH = "org/briefsiegel/platform/persistence/";
    private static final List<Contribution> CONTRIBUTIONS = List.of(
            new Tables(List.of(Note.class), PATH + "notes.sql"),
            new Tables(List.of(Reader.class), PATH + "readers.sql"));

    @Parameter
    private TestDatabase kind;

    private DataSource database;
    private PersistenceUnit unit;
    private Transactions transactions;
    private Entities entities;

    @BeforeParameterizedClassInvocation
    void open() {
        database = kind.empty();
        unit = PersistenceUnit.open(database, 4, CONTRIBUTIONS);
        transactions = unit.transactions();
        entities = unit.entities();
    }

    @AfterParameterizedClassInvocation
    void close() {
        unit.close();
    }

    @Test
    void commitsTheTablesOfSeveralContributionsTogether() {
        String id = newId();
        transactions.within(() -> {
            write(id);
            persist(new Reader(id));
        });
        assertThat(exists(id)).isTrue();
        assertThat(find(Reader.class, id)).isTrue();
    }

    @Test
    void whatAPartHasWrittenIsInTheDatabaseWhenItEndsAndNotManagedAnyMore() {
        String id = newId();
        transactions.within(() -> {
            Note note = new Note(id, Instant.EPOCH);
            transactions.within(() -> persist(note));
            entities.use(em -> {
                assertThat(em.contains(note)).isFalse();
                assertThat(em.createNativeQuery("select count(*) from note where id = ?1")
                                .setFlushMode(FlushModeType.COMMIT)
                                .setParameter(1, id)
                                .getSingleResult())
                        .isEqualTo(1L);
                return id;
            });
        });
        assertThat(exists(id)).isTrue();
    }

    @Test
    void rollsEverythingBackWhenTheWorkThrows() {
        String id = newId();
        IllegalArgumentException fault = new IllegalArgumentException("no");
        assertThatThrownBy(() -> transactions.within(() -> {
                    write(id);
                    throw fault;
                }))
                .isSameAs(fault);
        assertThat(exists(id)).isFalse();
    }

    @Test
    void neverCommitsOnceInnerWorkHasThrown() {
        String id = newId();
        assertThatThrownBy(() -> transactions.within(() -> {
                    write(id);
                    try {
                        transactions.within((Runnable) () -> {
                            throw new IllegalArgumentException("inner");
                        });
                    } catch (IllegalArgumentException e) {
                        assertThat(e).hasMessage("inner");
                    }
                }))
                .isInstanceOf(DatabaseFault.class);
        assertThat(exists(id)).isFalse();
    }

    @Test
    void throwsWhatTheDatabaseRefusesAtTheCommit() {
        String id = newId();
        write(id);
        assertThatThrownBy(() -> write(id)).isInstanceOf(DatabaseFault.class);
        assertThat(exists(id)).isTrue();
    }

    @Test
    void keepsTransactionsOfTwoThreadsApart() {
        String id = newId();
        transactions.within(() -> {
            write(id);
            entities.use(em -> {
                em.flush();
                return null;
            });
            assertThat(exists(id)).isTrue();
            assertThat(CompletableFuture.supplyAsync(() -> exists(id)).join()).isFalse();
        });
    }

    @Test
    void seesWhatABulkUpdateOfTheSameTransactionHasChanged() {
        String id = newId();
        transactions.within(() -> {
            write(id);
            assertThat(length(id)).isZero();
            entities.use(em -> em.createQuery("update Note n set n.length = n.length + 1 where n.id = :id")
                    .setParameter("id", id)
                    .executeUpdate());
            assertThat(length(id)).isEqualTo(1);
        });
    }

    /** With the process in a zone that has summer time: the first two instants share one time of day in Vienna. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-10-25T00:30:00.123456Z",
                "2026-10-25T01:30:00.123456Z",
                "2026-03-29T01:30:00Z",
                "2026-11-23T10:00:00.000001Z"
            })
    void keepsAnInstantToTheMicrosecond(String time) {
        String id = newId();
        persist(new Note(id, Instant.parse(time)));
        assertThat(entities.<Instant>use(em -> em.find(Note.class, id).writtenAt))
                .isEqualTo(time);
        assertThat(entities.<Long>use(em -> em.createQuery(
                                "select count(n) from Note n where n.id = :id and n.writtenAt = :time", Long.class)
                        .setParameter("id", id)
                        .setParameter("time", Instant.parse(time))
                        .getSingleResult()))
                .isEqualTo(1);
    }

    @Test
    void opensAgainOnTablesThatAreThere() {
        String id = newId();
        write(id);
        try (PersistenceUnit second = PersistenceUnit.open(database, 1, CONTRIBUTIONS)) {
            assertThat(second.entities().<Note>use(em -> em.find(Note.class, id)))
                    .isNotNull();
        }
        assertThat(exists(id)).isTrue();
    }

    @Test
    void doesNotOpenWithAChangeLogThatIsNotThere() {
        List<Contribution> broken = List.of(new Tables(List.of(Note.class), PATH + "missing.sql"));
        assertThatIllegalStateException().isThrownBy(() -> PersistenceUnit.open(database, 1, broken));
    }

    /** As when the pool's size is changed: the unit is opened anew, and timers still hold the old one. */
    @Test
    void whatRunsEndsWhenItIsClosedAndWhatComesLaterIsUnavailable() throws Exception {
        PersistenceUnit second = PersistenceUnit.open(database, 1, CONTRIBUTIONS);
        String id = newId();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        CompletableFuture<Void> work =
                CompletableFuture.runAsync(() -> second.transactions().within(() -> {
                    running.countDown();
                    await(closing);
                    second.entities().use(em -> {
                        em.persist(new Note(id, Instant.EPOCH));
                        return null;
                    });
                }));
        await(running);
        CompletableFuture<Void> close = CompletableFuture.runAsync(second::close);
        assertThatThrownBy(() -> close.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        closing.countDown();

        assertThat(work).succeedsWithin(PATIENCE);
        assertThat(close).succeedsWithin(PATIENCE);
        assertThat(exists(id)).isTrue();
        assertThatThrownBy(() -> second.entities().use(em -> em.find(Note.class, id)))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("closed");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void write(String id) {
        persist(new Note(id, Instant.EPOCH));
    }

    private void persist(Object entity) {
        entities.use(em -> {
            em.persist(entity);
            return null;
        });
    }

    private boolean exists(String id) {
        return find(Note.class, id);
    }

    private boolean find(Class<?> type, String id) {
        return entities.use(em -> em.find(type, id) != null);
    }

    private int length(String id) {
        return entities.use(em -> em.createQuery("select n from Note n where n.id = :id", Note.class)
                .setCacheStoreMode(CacheStoreMode.REFRESH)
                .setParameter("id", id)
                .getSingleResult()
                .length);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private record Tables(List<Class<?>> entities, String changeLog) implements Contribution {}
}
