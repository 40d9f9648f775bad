package org.briefsiegel.spine.routes;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.spi.RouteController;
import org.briefsiegel.channel.api.PrintedChannel;
import org.briefsiegel.platform.availability.ReadinessCheck;
import org.briefsiegel.platform.camel.Meter;
import org.briefsiegel.platform.camel.RouteGate;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.RouteStatus;
import org.briefsiegel.spine.api.RouteStatus.State;
import org.briefsiegel.spine.api.Routes;
import org.briefsiegel.spine.api.Suspensions;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.spine.job.Job;
import org.briefsiegel.spine.job.JobSchedule;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes of this node. Which of them are suspended is kept in the database, and each node follows within seconds. */
@Component(service = {Routes.class, Job.class, ReadinessCheck.class})
@JobSchedule(name = "suspensions", delay = 1, period = 2000)
public final class CamelRoutes implements Routes, Job, ReadinessCheck {

    private static final Logger LOG = LoggerFactory.getLogger(CamelRoutes.class);
    private static final long SECONDS_TO_END = 5;

    /** Without one of these nothing is taken in, or nothing goes out. */
    private static final List<String> HOSTS_OWN = Stream.concat(
                    Arrays.stream(Use.values()).map(Use::route), Stream.of("deliver", "send"))
            .toList();

    private final CamelContext context;
    private final RouteController controller;
    private final RouteGate gate;
    private final Suspensions suspensions;
    private final Plugins plugins;
    private final Clock clock;
    private volatile boolean informed;

    @Activate
    public CamelRoutes(
            @Reference(target = "(camel.context.name=briefsiegel)") CamelContext context,
            @Reference RouteGate gate,
            @Reference Suspensions suspensions,
            @Reference Plugins plugins,
            @Reference Clock clock) {
        this.context = context;
        this.controller = context.getRouteController();
        this.gate = gate;
        this.suspensions = suspensions;
        this.plugins = plugins;
        this.clock = clock;
    }

    @Override
    public List<RouteStatus> list() {
        Set<String> names = new TreeSet<>(gate.readings().keySet());
        names.addAll(gate.suspended().keySet());
        return names.stream().map(this::status).toList();
    }

    private RouteStatus status(String name) {
        Meter.Reading reading = Optional.ofNullable(gate.readings().get(name)).orElse(Meter.NOTHING);
        Optional<Instant> suspendedSince = Optional.ofNullable(gate.suspended().get(name));
        return new RouteStatus(
                name,
                state(name),
                suspendedSince.or(reading::since),
                reading.inHand(),
                reading.done(),
                reading.failed(),
                reading.mean(),
                reading.last(),
                reading.lastAt());
    }

    private State state(String name) {
        if (gate.suspended().containsKey(name)) {
            return State.SUSPENDED;
        }
        if (controller.getRouteStatus(name) != ServiceStatus.Started) {
            return State.STOPPED;
        }
        return plugins.isOpen(name) ? State.RUNNING : State.OUT_OF_SERVICE;
    }

    @Override
    public boolean sends(String channel) {
        Object there = plugins.channels().get(channel);
        return !(there instanceof PrintedChannel);
    }

    @Override
    public void suspend(String route) {
        if (!gate.readings().containsKey(route)) {
            throw new IllegalArgumentException("there is no route '" + route + "'; route:list shows them");
        }
        if (route.equals(RouteGate.ALWAYS_OPEN)) {
            throw new IllegalArgumentException("'" + route + "' can't be suspended: by it nodes learn what is");
        }
        suspensions.add(route, Instant.now(clock).truncatedTo(ChronoUnit.MILLIS));
        LOG.warn("Route {} is suspended by an operator", route);
        run();
    }

    @Override
    public void resume(String route) {
        if (!suspensions.remove(route)) {
            throw new IllegalArgumentException("'" + route + "' isn't suspended; route:list shows what is");
        }
        LOG.warn("Route {} is resumed by an operator", route);
        run();
    }

    /** Looks what is suspended, and opens and shuts what isn't as it should be. */
    @Override
    public synchronized void run() {
        gate.learn(suspensions.all());
        for (String route : new HashSet<>(gate.shut())) {
            if (gate.mayOpen(route)) {
                open(route);
            }
        }
        context.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(route -> !gate.mayOpen(route) && controller.getRouteStatus(route) == ServiceStatus.Started)
                .forEach(this::shut);
        informed = true;
    }

    @Override
    public String name() {
        return "routes";
    }

    @Override
    public Optional<String> fault() {
        if (!informed) {
            return Optional.of("it isn't known yet which are suspended");
        }
        return HOSTS_OWN.stream()
                .filter(route -> state(route) == State.STOPPED)
                .findFirst()
                .map(route -> route + " isn't open");
    }

    @Override
    public List<String> degraded() {
        Set<String> names = inUse();
        names.addAll(gate.suspended().keySet());
        return names.stream()
                .filter(route -> isAmiss(route, state(route)))
                .map(route -> route + " is " + state(route).text())
                .toList();
    }

    /** Of the host's own, a stopped one is a {@link #fault}; and while nothing is known yet, none is open. */
    private boolean isAmiss(String route, State state) {
        return switch (state) {
            case RUNNING -> false;
            case SUSPENDED, OUT_OF_SERVICE -> true;
            case STOPPED -> informed && !HOSTS_OWN.contains(route);
        };
    }

    /** What there is, and what a plug-in that is there needs. Those of plug-ins that have left are nobody's loss. */
    private Set<String> inUse() {
        return Stream.of(
                        context.getRoutes().stream().map(Route::getRouteId),
                        plugins.documents().keySet().stream().map(id -> "document." + id),
                        plugins.factors().keySet().stream().map(id -> "factor." + id),
                        plugins.pricingRules().keySet().stream().map(id -> "billing." + id),
                        plugins.channels().keySet().stream().flatMap(this::ofChannel))
                .flatMap(routes -> routes)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<String> ofChannel(String id) {
        String route = "channel." + id;
        return sends(id) ? Stream.of(route, route + ".check") : Stream.of(route + ".check");
    }

    private void open(String route) {
        try {
            if (controller.getRouteStatus(route) == ServiceStatus.Suspended) {
                controller.resumeRoute(route);
            } else {
                controller.startRoute(route);
            }
            gate.shut().remove(route);
        } catch (Exception e) {
            LOG.error("Route {} can't be opened, which is tried again", route, e);
        }
    }

    private void shut(String route) {
        try {
            gate.shut().add(route);
            controller.suspendRoute(route, SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (Exception e) {
            LOG.error("Route {} can't be shut, which is tried again", route, e);
        }
    }
}
