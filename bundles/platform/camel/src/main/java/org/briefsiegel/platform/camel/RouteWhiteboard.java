package org.briefsiegel.platform.camel;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferenceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds the routes of every {@code RoutesBuilder} service to the shared context and takes them out when the service leaves.
 *
 * <p>A builder gives its routes once in its life, so register it as a component of PROTOTYPE scope.
 */
@Component(
        service = {},
        immediate = true)
public final class RouteWhiteboard {

    /** How long a leaving route may finish what it has begun. */
    private static final long STOP_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(RouteWhiteboard.class);

    private final CamelContext context;
    private final Map<RoutesBuilder, List<String>> routesOf = new IdentityHashMap<>();

    @Activate
    public RouteWhiteboard(@Reference(target = "(camel.context.name=briefsiegel)") CamelContext context) {
        this.context = context;
    }

    /** Adds all routes of a builder or, if one of them can't be added, none. */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            scope = ReferenceScope.PROTOTYPE)
    synchronized void addRoutes(RoutesBuilder builder) {
        if (!(builder instanceof RouteBuilder routes)) {
            LOG.error(
                    "Routes refused: {} is no RouteBuilder", builder.getClass().getName());
            return;
        }
        try {
            routes.configureRoutes(context);
        } catch (Exception e) {
            LOG.error(
                    "Routes refused: {} can't be configured", builder.getClass().getName(), e);
            return;
        }
        List<String> ids = routes.getRouteCollection().getRoutes().stream()
                .map(RouteDefinition::getRouteId)
                .toList();
        if (isAcceptable(builder, ids)) {
            start(routes, ids);
        }
    }

    synchronized void removeRoutes(RoutesBuilder builder) {
        List<String> ids = routesOf.remove(builder);
        if (ids != null) {
            ids.forEach(this::remove);
            LOG.info("Routes removed: {}", ids);
        }
    }

    /** Camel would silently replace a route by another of the same id, and invent ids that nobody can name. */
    private boolean isAcceptable(RoutesBuilder builder, List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (id == null || !seen.add(id) || context.getRoute(id) != null) {
                LOG.error(
                        "Routes refused: {} has a route {}",
                        builder.getClass().getName(),
                        id == null ? "without an id" : id + ", whose id is taken");
                return false;
            }
        }
        return true;
    }

    private void start(RouteBuilder routes, List<String> ids) {
        try {
            context.addRoutes(routes);
            routesOf.put(routes, ids);
            LOG.info("Routes added: {}", ids);
        } catch (Exception e) {
            LOG.error("Routes refused: {} can't be started", ids, e);
            ids.forEach(this::remove);
        }
    }

    private void remove(String id) {
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
