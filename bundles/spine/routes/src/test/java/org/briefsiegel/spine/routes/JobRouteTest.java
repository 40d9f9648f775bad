package org.briefsiegel.spine.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.Map;
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

    private static final String ROUTE = "job.retention";

    private final CamelContext context = new DefaultCamelContext();
    private final RouteGate gate = new RouteGate(Clock.systemUTC());
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
