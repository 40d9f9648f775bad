package org.briefsiegel.platform.camel;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.apache.camel.spi.LanguageResolver;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Runs the one Camel context and publishes it as a service once it is started. */
@Component(
        service = {},
        immediate = true)
public final class SharedContext {

    private static final String NAME = "briefsiegel";

    /** How long a stop waits for running exchanges. */
    private static final long STOP_SECONDS = 5;

    private final CamelContext context;
    private final ServiceRegistration<CamelContext> registration;

    /**
     * @param ready there as soon as Camel's activator, which runs beside this component, has found Camel's own parts
     * @param gate counts what travels the routes, and keeps them shut where they should be
     */
    @Activate
    public SharedContext(
            BundleContext bundle,
            @Reference(target = "(language=simple)") LanguageResolver ready,
            @Reference RouteGate gate) {
        OsgiDefaultCamelContext camel = new OsgiDefaultCamelContext(bundle);
        camel.getCamelContextExtension().setName(NAME);
        camel.disableJMX();
        camel.addRoutePolicyFactory(gate);
        camel.setStreamCaching(false);
        camel.getExecutorServiceManager().addThreadFactoryListener(SharedContext::withLowPriority);
        camel.getShutdownStrategy().setTimeout(STOP_SECONDS);
        camel.start();
        Dictionary<String, Object> properties = new Hashtable<>(Map.of("camel.context.name", NAME));
        context = camel;
        registration = bundle.registerService(CamelContext.class, camel, properties);
    }

    /** As requests have it, so that neither goes before the other: see docs/adr/0039. */
    private static ThreadFactory withLowPriority(Object source, ThreadFactory factory) {
        return work -> {
            Thread thread = factory.newThread(work);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        };
    }

    @Deactivate
    void stop() {
        registration.unregister();
        context.stop();
    }
}
