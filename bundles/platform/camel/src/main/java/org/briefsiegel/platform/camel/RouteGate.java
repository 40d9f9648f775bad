package org.briefsiegel.platform.camel;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Gives every route its {@link Meter}, and keeps those shut that are suspended. While it isn't known yet which those are, none is
 * opened: what was suspended before a restart doesn't run for a moment after it.
 */
@Component(service = RouteGate.class)
public final class RouteGate implements RoutePolicyFactory {

    /** By this one a node learns which routes are suspended. */
    public static final String ALWAYS_OPEN = "job.suspensions";

    private final Clock clock;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final Set<String> shut = ConcurrentHashMap.newKeySet();
    private volatile Optional<Map<String, Instant>> suspended = Optional.empty();

    @Activate
    public RouteGate(@Reference Clock clock) {
        this.clock = clock;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String route, NamedNode definition) {
        return gates.computeIfAbsent(route, Gate::new); // a route that comes again goes on being counted
    }

    /** What is known now about which routes are suspended, and since when. */
    public void learn(Map<String, Instant> routes) {
        suspended = Optional.of(Map.copyOf(routes));
    }

    /** The routes that are suspended, as far as is known. */
    public Map<String, Instant> suspended() {
        return suspended.orElse(Map.of());
    }

    /** Whether a route may be open, as far as is known. */
    public boolean mayOpen(String route) {
        return route.equals(ALWAYS_OPEN)
                || suspended.filter(routes -> !routes.containsKey(route)).isPresent();
    }

    /** Routes that are there, kept shut by this gate and nobody else. */
    public Set<String> shut() {
        return shut;
    }

    /** What was counted, in the order of the names. */
    public SortedMap<String, Meter.Reading> readings() {
        SortedMap<String, Meter.Reading> readings = new TreeMap<>();
        gates.forEach((route, meter) -> readings.put(route, meter.reading()));
        return readings;
    }

    /** Of one route, whichever plug-in it leads to. */
    private final class Gate extends Meter {

        private final String name;

        Gate(String name) {
            super(name, System::nanoTime, clock);
            this.name = name;
        }

        @Override
        public void onInit(Route route) {
            if (mayOpen(name)) {
                shut.remove(name);
            } else {
                route.setAutoStartup(false);
                shut.add(name);
            }
        }

        @Override
        public void onRemove(Route route) {
            shut.remove(name);
        }
    }
}
