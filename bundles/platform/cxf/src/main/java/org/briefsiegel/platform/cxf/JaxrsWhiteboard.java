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
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.cxf.jaxrs.impl.RuntimeDelegateImpl;
import org.briefsiegel.platform.availability.ReadinessCheck;
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
 * {@code osgi.jaxrs.extension=true} applied; the components being served are the property {@code jaxrs.served} of a service of
 * ours. What the installed bundles announce and isn't there yet, or no more, is answered 503 and never 404.
 */
@Component(
        service = {},
        immediate = true)
public final class JaxrsWhiteboard {

    /** Services come in bursts, at a boot above all: this much quiet ends one, or else it is cut off. */
    private static final Duration QUIET = Duration.ofMillis(150);

    private static final Duration LONGEST_BURST = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(JaxrsWhiteboard.class);

    private final List<Part> resources = new CopyOnWriteArrayList<>();
    private final List<Part> extensions = new CopyOnWriteArrayList<>();
    private final Burst changes = new Burst("jaxrs-whiteboard", this::renew, QUIET, LONGEST_BURST);
    private final FrontServlet front = new FrontServlet(this::hasExtensions, changes::happened);
    private final Bundle framework;
    private final Expectation expectation;
    private volatile Set<String> served = Set.of();
    private final ServiceRegistration<Servlet> servlet;
    private final ServiceRegistration<JaxrsWhiteboard> state;
    private final ServiceRegistration<ReadinessCheck> check;

    @Activate
    public JaxrsWhiteboard(BundleContext bundle) {
        framework = bundle.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        expectation = new Expectation(bundle);
        // jakarta.ws.rs-api can't see this bundle
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
        state = bundle.registerService(JaxrsWhiteboard.class, this, properties(Map.of()));
        check = bundle.registerService(ReadinessCheck.class, new ServedCheck(this::missing), properties(Map.of()));
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
        check.unregister();
        state.unregister();
        servlet.unregister();
        expectation.close();
    }

    @Reference(
            service = AnyService.class,
            target = "(osgi.jaxrs.resource=true)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addResource(Object resource, Map<String, Object> properties) {
        resources.add(Part.of(resource, properties));
        changes.happened();
    }

    void removeResource(Object resource) {
        resources.removeIf(part -> part.service() == resource);
        changes.happened();
    }

    @Reference(
            service = AnyService.class,
            target = "(osgi.jaxrs.extension=true)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addExtension(Object extension, Map<String, Object> properties) {
        extensions.add(Part.of(extension, properties));
        changes.happened();
    }

    void removeExtension(Object extension) {
        extensions.removeIf(part -> part.service() == extension);
        changes.happened();
    }

    private void renew() {
        if (framework.getState() == Bundle.STOPPING) {
            return; // everything leaves, one by one
        }
        List<Part> itsResources = List.copyOf(resources);
        List<Part> itsExtensions = List.copyOf(extensions);
        Set<String> names = Part.names(itsResources, itsExtensions);
        Optional<CxfServlet> application = itsResources.isEmpty()
                ? Optional.empty()
                : Optional.of(new CxfServlet(
                        itsResources, itsExtensions, () -> !missing(names).isEmpty()));
        try {
            if (front.renew(application)) {
                publish(names);
            }
        } catch (ServletException | RuntimeException e) {
            LOG.error("The JAX-RS services can't be served; what was served before stays", e);
        }
    }

    private void publish(Set<String> names) {
        served = names;
        state.setProperties(properties(Map.of("jaxrs.served", names.toArray(String[]::new))));
        LOG.info("Serving {}", names);
    }

    /** An extension may be what keeps an answer in order, so that none is given without it. */
    private boolean hasExtensions() {
        return expectation.missingExtensions(served).isEmpty();
    }

    /** Names of components that ought to be served and aren't. */
    private Set<String> missing() {
        return missing(front.isServing() ? served : Set.of());
    }

    /**
     * Names of components that ought to be there and aren't among these: a request that nobody among these answers isn't unknown
     * because the next ones are there by now.
     */
    private Set<String> missing(Set<String> there) {
        Set<String> missing = expectation.missingResources(there);
        missing.addAll(expectation.missingExtensions(there));
        return missing;
    }

    private static Dictionary<String, Object> properties(Map<String, Object> properties) {
        return new Hashtable<>(properties);
    }
}
