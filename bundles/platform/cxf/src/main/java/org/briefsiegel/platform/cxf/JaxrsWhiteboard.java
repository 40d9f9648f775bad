package org.briefsiegel.platform.cxf;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.cxf.jaxrs.impl.RuntimeDelegateImpl;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
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

    /** Services come in bursts, at a boot above all: this much quiet ends one, or else it is cut off. */
    private static final Duration QUIET = Duration.ofMillis(150);

    private static final Duration LONGEST_BURST = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(JaxrsWhiteboard.class);

    private final List<Object> resources = new CopyOnWriteArrayList<>();
    private final List<Object> extensions = new CopyOnWriteArrayList<>();
    private final Burst changes = new Burst("jaxrs-whiteboard", this::renew, QUIET, LONGEST_BURST);
    private final FrontServlet front = new FrontServlet(this::application, changes::happened);
    private final Bundle framework;
    private final ServiceRegistration<Servlet> servlet;
    private final ServiceRegistration<JaxrsWhiteboard> state;

    @Activate
    public JaxrsWhiteboard(BundleContext bundle) {
        framework = bundle.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        // jakarta.ws.rs-api can't see this bundle
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
        state = bundle.registerService(JaxrsWhiteboard.class, this, properties(Map.of()));
        servlet = bundle.registerService(
                Servlet.class,
                front,
                properties(Map.of(
                        "osgi.http.whiteboard.servlet.pattern", "/*",
                        "osgi.http.whiteboard.servlet.name", "jaxrs",
                        "osgi.http.whiteboard.servlet.asyncSupported", true, // for filters before it
                        "servlet.init.hide-service-list-page", "true",
                        "servlet.init.disable-address-updates", "true")));
    }

    @Deactivate
    void stop() {
        changes.stop();
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
        changes.happened();
    }

    void removeResource(Object resource) {
        resources.remove(resource);
        changes.happened();
    }

    @Reference(
            service = AnyService.class,
            target = "(osgi.jaxrs.extension=true)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addExtension(Object extension) {
        extensions.add(extension);
        changes.happened();
    }

    void removeExtension(Object extension) {
        extensions.remove(extension);
        changes.happened();
    }

    private void renew() {
        if (framework.getState() == Bundle.STOPPING) {
            return; // everything leaves, one by one
        }
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
