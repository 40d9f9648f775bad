package org.briefsiegel.spine.routes;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.api.PrintedChannel;
import org.briefsiegel.document.api.ContentDocumentType;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.ChallengeFactor;
import org.briefsiegel.factor.api.RedirectFactor;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.routes.Containment.Limits;
import org.briefsiegel.spine.routes.Station.Occupant;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The plug-ins among the registered services, each behind its route and contained. */
@Component
public final class ServicePlugins implements Plugins {

    /** Less than what a request may take, and much more than what a plug-in needs that does no I/O. */
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(30));

    private final CamelContext context;
    private final RouteCaller caller;
    private final RouteOffers routes;
    private final ExecutorService threads = Executors.newCachedThreadPool(daemons());
    private final FaultLog log = new FaultLog(System::nanoTime);
    private final Axis<DocumentType> documents =
            axis("document", DocumentType.class, List.of(ContentDocumentType.class), id -> "document." + id);
    private final Axis<AuthFactor> factors = axis(
            "factor", AuthFactor.class, List.of(ChallengeFactor.class, RedirectFactor.class), id -> "factor." + id);
    private final Axis<Channel> channels =
            axis("channel", Channel.class, List.of(PrintedChannel.class), id -> "channel." + id + ".check");
    private final Axis<PricingRule> pricingRules = axis("billing", PricingRule.class, List.of(), id -> "billing." + id);

    @Activate
    public ServicePlugins(BundleContext bundle, @Reference CamelContext context, @Reference RouteCaller caller) {
        this.context = context;
        this.caller = caller;
        this.routes = new RouteOffers(bundle);
    }

    private static ThreadFactory daemons() {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "plug-in-call-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(ServicePlugins.class.getClassLoader()); // not that of whoever calls first
            thread.setPriority(Thread.MIN_PRIORITY); // as the requests that wait for it: see docs/adr/0039
            return thread;
        };
    }

    private <T> Axis<T> axis(
            String name, Class<T> type, List<Class<? extends T>> options, UnaryOperator<String> route) {
        return new Axis<>(name, route, new Axis.Host<T>() {
            @Override
            public Occupant contain(String name, T plugin) {
                Occupant occupant = new Occupant(plugin, new Containment(name, threads, LIMITS, System::nanoTime, log));
                threads.execute(() -> occupant.introduce(type));
                return occupant;
            }

            @Override
            public T stub(Station station) {
                return Stub.of(type, options, station, caller::call);
            }

            @Override
            public Runnable open(Station station) {
                return routes.offer(station.route(), () -> new PlugInRoute(station));
            }
        });
    }

    @Deactivate
    void stop() {
        axes().forEach(Axis::clear);
        threads.shutdownNow();
    }

    @Reference(
            target = "(document.id=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addDocument(ServiceReference<DocumentType> reference, DocumentType type) {
        documents.add(reference, type);
    }

    void removeDocument(ServiceReference<DocumentType> reference) {
        documents.remove(reference);
    }

    @Reference(target = "(factor.id=*)", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addFactor(ServiceReference<AuthFactor> reference, AuthFactor factor) {
        factors.add(reference, factor);
    }

    void removeFactor(ServiceReference<AuthFactor> reference) {
        factors.remove(reference);
    }

    @Reference(target = "(channel.id=*)", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addChannel(ServiceReference<Channel> reference, Channel channel) {
        channels.add(reference, channel);
    }

    void removeChannel(ServiceReference<Channel> reference) {
        channels.remove(reference);
    }

    @Reference(target = "(billing.id=*)", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPricingRule(ServiceReference<PricingRule> reference, PricingRule rule) {
        pricingRules.add(reference, rule);
    }

    void removePricingRule(ServiceReference<PricingRule> reference) {
        pricingRules.remove(reference);
    }

    @Override
    public Map<String, DocumentType> documents() {
        return documents.plugins();
    }

    @Override
    public Map<String, AuthFactor> factors() {
        return factors.plugins();
    }

    @Override
    public Map<String, Channel> channels() {
        return channels.plugins();
    }

    @Override
    public Map<String, PricingRule> pricingRules() {
        return pricingRules.plugins();
    }

    @Override
    public boolean isOpen(String route) {
        return context.getRouteController().getRouteStatus(route) == ServiceStatus.Started
                && axes().noneMatch(axis -> axis.isQuarantined(route));
    }

    @Override
    public boolean hasSeen(String route) {
        return axes().anyMatch(axis -> axis.hasSeen(route));
    }

    private Stream<Axis<?>> axes() {
        return Stream.of(documents, factors, channels, pricingRules);
    }
}
