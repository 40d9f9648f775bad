package org.briefsiegel.spine.routes;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.RoutesBuilder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.PrototypeServiceFactory;
import org.osgi.framework.ServiceRegistration;

/** Offers routes that come and go to the Camel context, which takes up every {@code RoutesBuilder} service. */
final class RouteOffers {

    private final BundleContext bundle;

    RouteOffers(BundleContext bundle) {
        this.bundle = bundle;
    }

    /**
     * Offers a route, until what is returned is run.
     *
     * @param fresh a route builder configures once, so that whoever adds the route gets one of their own
     */
    Runnable offer(String route, Supplier<RoutesBuilder> fresh) {
        ServiceRegistration<RoutesBuilder> registration = bundle.registerService(
                RoutesBuilder.class, new Fresh(fresh), FrameworkUtil.asDictionary(Map.of("route.id", route)));
        return registration::unregister;
    }

    /** Makes one for each who asks. */
    private record Fresh(Supplier<RoutesBuilder> source) implements PrototypeServiceFactory<RoutesBuilder> {

        @Override
        public RoutesBuilder getService(Bundle user, ServiceRegistration<RoutesBuilder> registration) {
            return source.get();
        }

        @Override
        public void ungetService(Bundle user, ServiceRegistration<RoutesBuilder> registration, RoutesBuilder service) {
            // nothing to give back
        }
    }
}
