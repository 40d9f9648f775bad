package org.briefsiegel.platform.web;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.RequestLog;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when Jetty hands requests on. Felix lets it once it has taken every servlet and filter that is there, which on a busy
 * machine is seconds after the first; until then all is answered 404. It announces that nowhere, but asks for request logs next.
 */
final class Dispatch implements ServiceFactory<RequestLog> {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountDownLatch begun = new CountDownLatch(1);
    private final ServiceRegistration<?> registration;

    Dispatch(BundleContext bundle) {
        registration = bundle.registerService(RequestLog.class, this, null);
    }

    @Override
    public RequestLog getService(Bundle asking, ServiceRegistration<RequestLog> itself) {
        begun.countDown();
        return (request, response) -> {}; // the access log is a filter
    }

    @Override
    public void ungetService(Bundle asking, ServiceRegistration<RequestLog> itself, RequestLog log) {
        // whoever waits has an own one for each start of Jetty
    }

    /** Whatever keeps it from beginning is told once, since no port opens meanwhile. */
    void awaitBegin() throws InterruptedException {
        if (!begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("No port is open: Jetty doesn't hand requests on yet");
            begun.await();
        }
    }

    void close() {
        registration.unregister();
    }
}
