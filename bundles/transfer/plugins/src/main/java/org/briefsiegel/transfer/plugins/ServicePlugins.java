package org.briefsiegel.transfer.plugins;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.transfer.api.PlugInStates;
import org.briefsiegel.transfer.plugins.Axis.Entry;
import org.briefsiegel.transfer.plugins.Containment.Limits;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The plug-ins among the registered services, each contained. */
@Component(service = {Plugins.class, PlugInStates.class})
public final class ServicePlugins implements Plugins {

    /** Less than what a request may take, and much more than what a plug-in needs that does no I/O. */
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(30));

    private final ExecutorService threads = Executors.newCachedThreadPool(daemons());
    private final FaultLog log = new FaultLog(System::nanoTime);
    private final Axis<DocumentType> documents = axis("document", DocumentType.class);
    private final Axis<AuthFactor> factors = axis("factor", AuthFactor.class);
    private final Axis<Channel> channels = axis("channel", Channel.class);
    private final Axis<PricingRule> pricingRules = axis("billing", PricingRule.class);

    private static ThreadFactory daemons() {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "plug-in-call-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private <T> Axis<T> axis(String name, Class<T> type) {
        return new Axis<>(name, (station, plugin) -> {
            Containment containment = new Containment(station, threads, LIMITS, System::nanoTime, log);
            return new Entry<>(Contained.of(type, plugin, containment), containment);
        });
    }

    @Deactivate
    void stop() {
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
    public boolean isSound(String station) {
        return on(station).isSound(id(station));
    }

    @Override
    public boolean hasSeen(String station) {
        return on(station).hasSeen(id(station));
    }

    private Axis<?> on(String station) {
        return switch (station.substring(0, station.indexOf('.'))) {
            case "document" -> documents;
            case "factor" -> factors;
            case "channel" -> channels;
            case "billing" -> pricingRules;
            default -> throw new IllegalArgumentException(station + " is on no axis");
        };
    }

    private static String id(String station) {
        return station.substring(station.indexOf('.') + 1);
    }
}
