package org.briefsiegel.platform.camel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
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

    private static final Logger LOG = LoggerFactory.getLogger(RouteWhiteboard.class);

    private final CamelContext context;
    private final NavigableMap<Comparable<?>, Offer> offers = new TreeMap<>(highestFirst());
    private final Pauses pauses = new Pauses();
    private final Set<Comparable<?>> known = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "briefsiegel-routes");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public RouteWhiteboard(@Reference(target = "(camel.context.name=briefsiegel)") CamelContext context) {
        this.context = context;
    }

    /** Where builders come from. */
    interface Source {

        /**
         * One that hasn't given its routes yet.
         *
         * @throws IllegalStateException when there is none now
         */
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
                RoutesBuilder builder = services.getService();
                if (builder == null) {
                    throw new IllegalStateException(reference.getBundle() + " doesn't give its service");
                }
                return builder;
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

    @Deactivate
    void stop() {
        later.shutdownNow();
    }

    /** Adds all routes of a builder or, if one of them can't be added, none. */
    void add(Comparable<?> rank, Source source) {
        known.add(rank);
        Optional<Offer> offer = offer(rank, source);
        synchronized (this) {
            offer.filter(it -> known.contains(rank)).ifPresent(it -> offers.put(rank, it));
        }
        settle();
    }

    void remove(Comparable<?> rank) {
        known.remove(rank);
        pauses.forget(rank);
        Optional<Offer> offer;
        synchronized (this) {
            offer = Optional.ofNullable(offers.remove(rank));
            offer.ifPresent(Offer::takeOut);
        }
        offer.ifPresent(this::giveBack);
        settle();
    }

    /** What a service offers; what can't be had now is asked for again in a while. */
    private Optional<Offer> offer(Comparable<?> rank, Source source) {
        try {
            Optional<Offer> offer = Offer.of(source, context);
            pauses.forget(rank);
            return offer;
        } catch (IllegalStateException notNow) {
            int pause = pauses.next(rank);
            LOG.warn("Routes can't be had, which is tried again in {} s: {}", pause, notNow.getMessage());
            later.schedule(() -> addAgain(rank, source), pause, TimeUnit.SECONDS);
            return Optional.empty();
        }
    }

    private void addAgain(Comparable<?> rank, Source source) {
        if (known.contains(rank)) {
            add(rank, source);
        }
    }

    /**
     * Puts in force what should be, also in the place of what can't be started. Services are had and given back without the lock:
     * having one may wait for a component that is being activated by a thread that offers routes in turn.
     */
    private void settle() {
        while (true) {
            List<Offer> idle;
            Optional<Offer> lacking;
            synchronized (this) {
                lacking = rank();
                idle = offers.values().stream().filter(Offer::isIdle).toList();
            }
            idle.forEach(this::giveBack);
            if (lacking.isEmpty()) {
                return;
            }
            try {
                prepare(lacking.get());
            } catch (IllegalStateException notNow) {
                LOG.warn("Routes can't be had, which is tried again in a second: {}", notNow.getMessage());
                later.schedule(this::settle, 1, TimeUnit.SECONDS);
                return;
            }
        }
    }

    private void prepare(Offer offer) {
        RoutesBuilder fresh = offer.source().take();
        boolean needed;
        synchronized (this) {
            needed = offer.accept(fresh);
        }
        if (!needed) {
            offer.source().giveBack(fresh);
        }
    }

    private void giveBack(Offer offer) {
        Optional<RoutesBuilder> done;
        synchronized (this) {
            done = offer.release();
        }
        done.ifPresent(offer.source()::giveBack);
    }

    /**
     * First takes out what stands by now, since Camel would silently replace a route by another of the same id.
     *
     * @return one that should be in force, and has to be prepared for that
     */
    private Optional<Offer> rank() {
        Set<String> taken = new HashSet<>();
        List<Offer> inForce = new ArrayList<>();
        for (Offer offer : offers.values()) {
            if (offer.isSound() && offer.ids().stream().noneMatch(taken::contains)) {
                taken.addAll(offer.ids());
                inForce.add(offer);
            } else {
                offer.standBy();
            }
        }
        for (Offer offer : inForce) {
            if (!offer.putIn()) {
                return Optional.of(offer);
            }
            if (!offer.isSound()) {
                return rank(); // another may take its place
            }
        }
        return Optional.empty();
    }
}
