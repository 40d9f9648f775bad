package org.briefsiegel.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.briefsiegel.spine.api.RouteStatus;
import org.briefsiegel.spine.api.RouteStatus.State;
import org.briefsiegel.spine.api.Routes;

/** Routes that have carried five things, one of which failed. */
final class FakeRoutes implements Routes {

    private static final Instant SINCE = Instant.parse("2026-11-28T10:00:00Z");

    private final Map<String, State> states = new TreeMap<>();

    FakeRoutes with(String route, State state) {
        states.put(route, state);
        return this;
    }

    @Override
    public boolean sends(String channel) {
        return !channel.equals("sheet");
    }

    @Override
    public List<RouteStatus> list() {
        return states.entrySet().stream()
                .map(route -> new RouteStatus(
                        route.getKey(),
                        route.getValue(),
                        Optional.of(SINCE),
                        0,
                        5,
                        1,
                        Duration.ofNanos(1_250_000),
                        Duration.ofMillis(2),
                        Optional.of(SINCE.plusSeconds(60))))
                .toList();
    }

    @Override
    public void suspend(String route) {
        if (!states.containsKey(route)) {
            throw new IllegalArgumentException("there is no route '" + route + "'; route:list shows them");
        }
        states.put(route, State.SUSPENDED);
    }

    @Override
    public void resume(String route) {
        states.put(route, State.RUNNING);
    }
}
