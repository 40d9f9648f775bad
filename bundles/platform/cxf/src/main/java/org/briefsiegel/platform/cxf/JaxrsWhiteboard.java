package org.briefsiegel.platform.cxf;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.cxf.jaxrs.impl.RuntimeDelegateImpl;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.AnyService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves every service with the property {@code osgi.jaxrs.resource=true} at the root, with every service of
 * {@code osgi.jaxrs.extension=true} applied; the classes being served are the property {@code jaxrs.served} of a service of ours.
 */
@Component(
        service = {},
        immediate = true)
public final class JaxrsWhiteboard {

    /** Services come in bursts, at a boot above all: wait this long for the next one before serving them. */
    private static final long SETTLE_MILLIS = 150;

    private static final Logger LOG = LoggerFactory.getLogger(JaxrsWhiteboard.class);

    private final List<Object> resources = new CopyOnWriteArrayList<>();
    private final List<Object> extensions = new CopyOnWriteArrayList<>();
    private final AtomicBoolean renewalPending = new AtomicBoolean();
    private final ScheduledExecutorService worker =
            new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "jaxrs-whiteboard"));
    private final FrontServlet front = new FrontServlet(this::application, this::renewSoon);
    private final ServiceRegistration<Servlet> servlet;
    private final ServiceRegistration<JaxrsWhiteboard> state;

    @Activate
    public JaxrsWhiteboard(BundleContext bundle) {
        // jakarta.ws.rs-api can't see this bundle
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
        state = bundle.registerService(JaxrsWhiteboard.class, this, properties(Map.of()));
        servlet = bundle.registerService(
                Servlet.class,
                front,
                properties(Map.of(
                        "osgi.http.whiteboard.servlet.pattern", "/*",
                        "osgi.http.whiteboard.servlet.name", "jaxrs",
                        "servlet.init.hide-service-list-page", "true",
                        "servlet.init.disable-address-updates", "true")));
    }

    @Deactivate
    void stop() {
        worker.shutdown();
        state.unregister();
        servlet.unregister();
    }

    @Reference(
            service = AnyService.class,
            target = "(osgi.jaxrs.resource=true)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addResource(Object resource) {
        resources.add(resource);
        renewSoon();
    }

    void removeResource(Object resource) {
        resources.remove(resource);
        renewSoon();
    }

    @Reference(
            service = AnyService.class,
            target = "(osgi.jaxrs.extension=true)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addExtension(Object extension) {
        extensions.add(extension);
        renewSoon();
    }

    void removeExtension(Object extension) {
        extensions.remove(extension);
        renewSoon();
    }

    private void renewSoon() {
        if (!worker.isShutdown() && renewalPending.compareAndSet(false, true)) {
            worker.schedule(this::renew, SETTLE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void renew() {
        renewalPending.set(false);
        try {
            front.renew();
            publish();
        } catch (ServletException | RuntimeException e) {
            LOG.error("The JAX-RS services can't be served; what was served before stays", e);
        }
    }

    private Optional<CxfServlet> application() {
        return resources.isEmpty() ? Optional.empty() : Optional.of(new CxfServlet(resources, extensions));
    }

    private void publish() {
        String[] served = resources.stream().map(o -> o.getClass().getName()).toArray(String[]::new);
        state.setProperties(properties(Map.of("jaxrs.served", served)));
        LOG.info("Serving {}", List.of(served));
    }

    private static Dictionary<String, Object> properties(Map<String, Object> properties) {
        return new Hashtable<>(properties);
    }
}
