package org.briefsiegel.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.briefsiegel.platform.availability.ReadinessCheck;
import org.junit.jupiter.api.Test;

class ProbeTest {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Queue<Runnable> running = new ArrayDeque<>();
    private final Database database = new Database();
    private long now = 0;
    private final Probe probe = new Probe(database, LIMIT, running::add, () -> now);

    @Test
    void tellsWhatTheCheckFinds() {
        probe.ask();
        answer();
        assertThat(probe.fault()).isEmpty();

        after(Duration.ofSeconds(1));
        database.fault = Optional.of("doesn't answer");
        probe.ask();
        answer();
        assertThat(probe.fault()).contains("database: doesn't answer");
    }

    @Test
    void asksNotAgainWhileAnAnswerIsFresh() {
        probe.ask();
        answer();
        after(Duration.ofMillis(999));
        probe.ask();

        assertThat(running).isEmpty();
        assertThat(database.asked).isOne();
    }

    @Test
    void asksNeverTwiceAtOnce() {
        probe.ask();
        after(Duration.ofMinutes(1));
        probe.ask();

        assertThat(running).hasSize(1);
    }

    @Test
    void noAnswerInTimeIsAFaultForWhichNobodyWaitsAgain() {
        probe.ask();
        after(LIMIT);

        assertThat(probe.fault()).contains("database: no answer within 2 s");
    }

    @Test
    void anExceptionIsAFaultWithoutItsWords() {
        database.failure = new IllegalStateException("/secret/path");
        probe.ask();
        answer();

        assertThat(probe.fault()).contains("database: IllegalStateException");
    }

    private void answer() {
        running.remove().run();
    }

    private void after(Duration time) {
        now += time.toNanos();
    }

    private static final class Database implements ReadinessCheck {

        private Optional<String> fault = Optional.empty();
        private RuntimeException failure;
        private int asked;

        @Override
        public String name() {
            return "database";
        }

        @Override
        public Optional<String> fault() {
            asked++;
            if (failure != null) {
                throw failure;
            }
            return fault;
        }
    }
}
