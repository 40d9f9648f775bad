package org.briefsiegel.platform.persistence.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.platform.persistence.Contribution;
import org.briefsiegel.testkit.database.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that goes away and comes back. How quickly to the second is for bin/bench, on a machine of its own. */
class AwayTest {

    private static final Duration A_MOMENT = Duration.ofSeconds(15);
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path data;

    private PostgresServer postgres;
    private PersistenceUnit unit;
    private ExecutorService threads;

    @BeforeEach
    void start() throws Exception {
        postgres = PostgresServer.start(data.resolve("pg"));
        threads = Executors.newCachedThreadPool();
        unit = PersistenceUnit.open(postgres.dataSource(), 4, List.of(new Notes()));
        select();
    }

    @AfterEach
    void stop() throws Exception {
        unit.close();
        threads.shutdownNow();
        postgres.close();
    }

    @Test
    void aFrozenDatabaseIsUnavailableForEverybodyInAMomentAndAnswersAgainAtOnce() throws Exception {
        List<CompletableFuture<Duration>> requests = new ArrayList<>();
        postgres.freeze();
        try {
            for (int i = 0; i < 12; i++) { // three times as many as there are connections
                requests.add(CompletableFuture.supplyAsync(this::refused, threads));
            }
            for (CompletableFuture<Duration> request : requests) {
                assertThat(request.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isLessThan(A_MOMENT);
            }
            assertThat(unit.fault()).contains("doesn't answer");
        } finally {
            postgres.thaw();
        }
        awaitAnswer();
    }

    @Test
    void aStoppedDatabaseIsUnavailableAndAnswersAgainOnceItIsBack() throws Exception {
        postgres.stop();
        assertThat(refused()).isLessThan(A_MOMENT);

        postgres.restart();
        awaitAnswer();
    }

    @Test
    void aTransactionThatWaitsForAnAnswerIsEnded() throws Exception {
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(
                () -> unit.entities()
                        .use(entities -> entities.createNativeQuery("select pg_sleep(600)")
                                .getResultList()),
                threads);
        awaitSleeper();
        postgres.freeze();
        try {
            assertThatThrownBy(() -> waiting.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(Unavailable.class);
        } finally {
            postgres.thaw();
        }
    }

    private Duration refused() {
        long asked = System.nanoTime();
        assertThatThrownBy(this::select).isInstanceOf(Unavailable.class);
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    private void awaitAnswer() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                select();
                return;
            } catch (Unavailable still) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }

    private void awaitSleeper() {
        String sleepers = "select count(*) from pg_stat_activity where query like 'select pg_sleep%'";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (count(sleepers) == 0) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private void select() {
        count("select count(*) from note");
    }

    private long count(String sql) {
        Number rows = unit.entities()
                .use(entities -> (Number) entities.createNativeQuery(sql).getSingleResult());
        return rows.longValue();
    }

    private static final class Notes implements Contribution {

        @Override
        public List<Class<?>> entities() {
            return List.of(Note.class);
        }

        @Override
        public String changeLog() {
            return "org/briefsiegel/platform/persistence/notes.sql";
        }
    }
}
