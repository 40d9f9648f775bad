package org.briefsiegel.transfer.routes;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.factor.api.AuthFactor;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.PrototypeServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Gives every document type, factor and pricing rule a route of its name while it is there. Channels bring their own,
 * since they talk to the outside.
 */
@Component(service = PlugInRoutes.class, immediate = true)
public final class PlugInRoutes {

    private final BundleContext bundle;
    private final Map<String, ServiceRegistration<RoutesBuilder>> routes = new HashMap<>();
    private final Map<String, Integer> plugIns = new HashMap<>();

    @Activate
    public PlugInRoutes(BundleContext bundle) {
        this.bundle = bundle;
    }

    @Deactivate
    synchronized void stop() {
        routes.values().forEach(ServiceRegistration::unregister);
        routes.clear();
        plugIns.clear();
    }

    @Reference(
            target = "(document.id=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addDocument(DocumentType type, Map<String, Object> properties) {
        add("document." + properties.get("document.id"));
    }

    void removeDocument(DocumentType type, Map<String, Object> properties) {
        remove("document." + properties.get("document.id"));
    }

    @Reference(target = "(factor.id=*)", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addFactor(AuthFactor factor, Map<String, Object> properties) {
        add("factor." + properties.get("factor.id"));
    }

    void removeFactor(AuthFactor factor, Map<String, Object> properties) {
        remove("factor." + properties.get("factor.id"));
    }

    @Reference(target = "(billing.id=*)", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPricingRule(PricingRule rule, Map<String, Object> properties) {
        add("billing." + properties.get("billing.id"));
    }

    void removePricingRule(PricingRule rule, Map<String, Object> properties) {
        remove("billing." + properties.get("billing.id"));
    }

    /** Of two plug-ins with one name one is in force: they share the route, which is there until the last of them leaves. */
    private synchronized void add(String station) {
        if (plugIns.merge(station, 1, Integer::sum) == 1) {
            routes.put(
                    station,
                    bundle.registerService(
                            RoutesBuilder.class,
                            freshRoutes(station),
                            FrameworkUtil.asDictionary(Map.of("route.id", station))));
        }
    }

    /** A route builder configures once, so that whoever adds the route gets one of their own. */
    private static PrototypeServiceFactory<RoutesBuilder> freshRoutes(String station) {
        return new PrototypeServiceFactory<>() {
            @Override
            public RoutesBuilder getService(Bundle user, ServiceRegistration<RoutesBuilder> registration) {
                return new PlugInRoute(station);
            }

            @Override
            public void ungetService(
                    Bundle user, ServiceRegistration<RoutesBuilder> registration, RoutesBuilder service) {
                // nothing to give back
            }
        };
    }

    private synchronized void remove(String station) {
        if (plugIns.merge(station, -1, Integer::sum) == 0) {
            routes.remove(station).unregister();
        }
    }
}
