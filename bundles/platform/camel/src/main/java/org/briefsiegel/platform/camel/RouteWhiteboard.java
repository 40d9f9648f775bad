package org.briefsiegel.platform.camel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferenceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds the routes of every {@code RoutesBuilder} service to the shared context and takes them out when the service leaves. Of
 * several with routes of one id, those of the highest-ranked service are in force, and of one ranking those of the oldest; the
 * others stand by, and the next take over when they leave.
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
    private final NavigableMap<Comparable<?>, Offer> offers = new TreeMap<>(highestFirst());

    @Activate
    public RouteWhiteboard(@Reference(target = "(camel.context.name=briefsiegel)") CamelContext context) {
        this.context = context;
    }

    /** Where builders come from. */
    interface Source {

        /** One that hasn't given its routes yet. */
        RoutesBuilder take();

        void giveBack(RoutesBuilder builder);
    }

    /** Service references are in the order of their ranking. */
    @SuppressWarnings("unchecked") // all are of one kind
    private static Comparator<Comparable<?>> highestFirst() {
        return (one, other) -> ((Comparable<Object>) other).compareTo(one);
    }

    @Reference(
            service = RoutesBuilder.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            scope = ReferenceScope.PROTOTYPE_REQUIRED)
    void addRoutes(ServiceReference<RoutesBuilder> reference, ComponentServiceObjects<RoutesBuilder> services) {
        add(reference, new Source() {
            @Override
            public RoutesBuilder take() {
                return Objects.requireNonNull(services.getService(), "the service has left");
            }

            @Override
            public void giveBack(RoutesBuilder builder) {
                services.ungetService(builder);
            }
        });
    }

    void removeRoutes(ServiceReference<RoutesBuilder> reference) {
        remove(reference);
    }

    /** Adds all routes of a builder or, if one of them can't be added, none. */
    synchronized void add(Comparable<?> rank, Source source) {
        Offer offer = new Offer(source);
        if (offer.isAcceptable()) {
            offers.put(rank, offer);
            settle();
        }
    }

    synchronized void remove(Comparable<?> rank) {
        Offer offer = offers.remove(rank);
        if (offer != null) {
            offer.takeOut();
            settle();
        }
    }

    /** Puts in force what should be, also in the place of what can't be started. */
    private void settle() {
        while (rank()) {
            LOG.debug("Something couldn't be started: another may stand by for it");
        }
    }

    /** First takes out what stands by now, since Camel would silently replace a route by another of the same id. */
    private boolean rank() {
        Set<String> taken = new HashSet<>();
        List<Offer> inForce = new ArrayList<>();
        for (Offer offer : offers.values()) {
            if (!offer.broken && offer.ids.stream().noneMatch(taken::contains)) {
                taken.addAll(offer.ids);
                inForce.add(offer);
            } else {
                offer.takeOut();
                LOG.info("Routes stand by: {}", offer.ids);
            }
        }
        inForce.forEach(Offer::putIn);
        return inForce.stream().anyMatch(offer -> offer.broken);
    }

    /** The routes of one service. */
    private final class Offer {

        private final Source source;
        private List<String> ids = List.of();
        private RoutesBuilder inForce;
        private boolean broken;

        Offer(Source source) {
            this.source = source;
        }

        /** Whether all routes have ids, by which people name them; and which. */
        boolean isAcceptable() {
            RoutesBuilder first = source.take();
            String name = first.getClass().getName();
            try {
                ids = ((RouteBuilder) first)
                        .configureRoutes(context).getRoutes().stream()
                                .map(RouteDefinition::getRouteId)
                                .toList();
            } catch (Exception e) {
                LOG.error("Routes refused: {} can't be configured", name, e);
                return false;
            } finally {
                source.giveBack(first);
            }
            if (ids.stream().anyMatch(Objects::isNull) || new HashSet<>(ids).size() < ids.size()) {
                LOG.error("Routes refused: {} has one without an id, or two of one id: {}", name, ids);
                return false;
            }
            return true;
        }

        void putIn() {
            if (inForce != null) {
                return;
            }
            inForce = source.take();
            try {
                context.addRoutes(inForce);
                LOG.info("Routes added: {}", ids);
            } catch (Exception e) {
                LOG.error("Routes refused: {} can't be started", ids, e);
                broken = true;
                takeOut();
            }
        }

        void takeOut() {
            if (inForce != null) {
                ids.forEach(RouteWhiteboard.this::removeRoute);
                source.giveBack(inForce);
                inForce = null;
                LOG.info("Routes removed: {}", ids);
            }
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
