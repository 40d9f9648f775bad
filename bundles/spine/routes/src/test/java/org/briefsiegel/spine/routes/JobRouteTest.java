package org.briefsiegel.spine.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.platform.camel.Meter;
import org.briefsiegel.platform.camel.RouteGate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the host does by itself goes on, whatever became of the last time, and says how it went. */
class JobRouteTest {

    private static final Instant SOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final String ROUTE = "job.retention";

    private final CamelContext context = new DefaultCamelContext();
    private final RouteGate gate = new RouteGate(Clock.systemUTC());
    private final StillClock clock = new StillClock();
    private final AtomicInteger runs = new AtomicInteger();

    @BeforeEach
    void start() {
        gate.learn(Map.of());
        context.addRoutePolicyFactory(gate);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aJobRunsAgainAndAgainAndItsFailuresAreCounted() throws Exception {
        context.addRoutes(new JobRoute(ROUTE, this::failTwice, 1, 10));

        await().until(() -> gate.readings().get(ROUTE).done() >= 4);

        Meter.Reading reading = gate.readings().get(ROUTE);
        assertThat(reading.failed()).isEqualTo(2);
        assertThat(reading.lastAt()).isPresent();
        assertThat(reading.mean()).isPositive();
    }

    @Test
    void aDailyJobRunsSoonAfterTheStartAndAtItsTime() throws Exception {
        context.addRoutes(new JobRoute(ROUTE, runs::incrementAndGet, 1, soon()));
        await().until(() -> gate.readings().get(ROUTE).done() == 1);

        clock.now = SOON;

        await().until(() -> gate.readings().get(ROUTE).done() == 2);
    }

    @Test
    void aDailyJobIsMadeUpForWhenItIsResumed() throws Exception {
        context.addRoutes(new JobRoute(ROUTE, runs::incrementAndGet, 1, soon()));
        await().until(() -> gate.readings().get(ROUTE).done() == 1);
        context.getRouteController().suspendRoute(ROUTE);
        clock.now = SOON;
        await().until(() -> clock.readings.get(SOON) != null);
        assertThat(runs).hasValue(1);

        context.getRouteController().resumeRoute(ROUTE);

        await().until(() -> gate.readings().get(ROUTE).done() == 2);
    }

    @Test
    void aDailyJobThatFailsIsCounted() throws Exception {
        context.addRoutes(new JobRoute(ROUTE, this::failTwice, 1, soon()));

        await().until(() -> gate.readings().get(ROUTE).done() == 1);

        assertThat(gate.readings().get(ROUTE).failed()).isOne();
    }

    private DailyTime soon() {
        return new DailyTime(LocalTime.ofInstant(SOON, ZoneOffset.UTC), () -> ZoneOffset.UTC, clock);
    }

    /** Stands still, and knows what it has shown. */
    private static final class StillClock extends Clock {

        private final Map<Instant, Boolean> readings = new ConcurrentHashMap<>();
        private volatile Instant now = SOON.minusMillis(200);

        @Override
        public Instant instant() {
            Instant shown = now;
            readings.put(shown, true);
            return shown;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void failTwice() {
        switch (runs.incrementAndGet()) {
            case 1 -> throw new Unavailable("the database doesn't answer");
            case 2 -> throw new IllegalStateException("a fault");
            default -> {
                // done
            }
        }
    }
}
