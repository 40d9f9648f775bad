package org.briefsiegel.platform.camel;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.briefsiegel.platform.camel.RouteWhiteboard.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes of one service. Used under the whiteboard's lock only. */
final class Offer {

    /** How long a leaving route may finish what it has begun. */
    private static final long STOP_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Offer.class);

    private final Source source;
    private final CamelContext context;
    private final List<String> ids;
    private RoutesBuilder builder;
    private boolean used;
    private boolean inForce;
    private boolean broken;
    private boolean standsBy;

    private Offer(Source source, CamelContext context, RoutesBuilder builder, List<String> ids) {
        this.source = source;
        this.context = context;
        this.builder = builder;
        this.ids = ids;
    }

    /**
     * Empty where the routes can't be configured, or don't have ids each of its own, by which people name them.
     *
     * @throws IllegalStateException when the service can't be had now
     */
    static Optional<Offer> of(Source source, CamelContext context) {
        RoutesBuilder builder = source.take();
        String name = builder.getClass().getName();
        try {
            List<String> ids = ((RouteBuilder) builder)
                    .configureRoutes(context).getRoutes().stream()
                            .map(RouteDefinition::getRouteId)
                            .toList();
            if (ids.stream().noneMatch(Objects::isNull) && new HashSet<>(ids).size() == ids.size()) {
                return Optional.of(new Offer(source, context, builder, ids));
            }
            LOG.error("Routes refused: {} has one without an id, or two of one id: {}", name, ids);
        } catch (Exception e) {
            LOG.error("Routes refused: {} can't be configured", name, e);
        }
        source.giveBack(builder);
        return Optional.empty();
    }

    List<String> ids() {
        return ids;
    }

    Source source() {
        return source;
    }

    /** Whether its routes could be started, as far as was tried. */
    boolean isSound() {
        return !broken;
    }

    /** Whether it holds a service that it doesn't need. */
    boolean isIdle() {
        return builder != null && !inForce && (used || standsBy);
    }

    /** A service that it can be put in force with. False where it has one. */
    boolean accept(RoutesBuilder fresh) {
        if (builder != null) {
            return false;
        }
        builder = fresh;
        used = false;
        return true;
    }

    /** The service that it holds, which isn't needed any more; none where it is in force. */
    Optional<RoutesBuilder> release() {
        if (inForce) {
            return Optional.empty();
        }
        Optional<RoutesBuilder> done = Optional.ofNullable(builder);
        builder = null;
        return done;
    }

    /** False where it needs a fresh service first: a builder gives its routes once. */
    boolean putIn() {
        standsBy = false;
        if (inForce) {
            return true;
        }
        if (builder == null || used) {
            return false;
        }
        used = true;
        try {
            context.addRoutes(builder);
            inForce = true;
            say("added");
        } catch (Exception e) {
            LOG.error("Routes refused: {} can't be started", ids, e);
            broken = true;
            ids.forEach(this::removeRoute);
        }
        return true;
    }

    void standBy() {
        standsBy = true;
        takeOut();
    }

    void takeOut() {
        if (inForce) {
            ids.forEach(this::removeRoute);
            inForce = false;
            say("removed");
        }
    }

    /** Nothing of a service that has none to offer now. */
    private void say(String what) {
        if (!ids.isEmpty()) {
            LOG.info("Routes {}: {}", what, ids);
        }
    }

    private void removeRoute(String id) {
        try {
            if (context.getRoute(id) != null) {
                context.getRouteController().stopRoute(id, STOP_SECONDS, TimeUnit.SECONDS);
                context.removeRoute(id);
            }
        } catch (Exception e) {
            LOG.error("Route {} can't be removed", id, e);
        }
    }
}
