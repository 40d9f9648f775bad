package org.briefsiegel.platform.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.osgi.service.servlet.runtime.dto.RuntimeDTO;
import org.osgi.service.servlet.runtime.dto.ServletContextDTO;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which servlets and filters a running Jetty has taken. It takes them one by one after it has started. */
final class Whiteboard {

    private static final Logger LOG = LoggerFactory.getLogger(Whiteboard.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 5;

    private final HttpServiceRuntime runtime;

    Whiteboard(HttpServiceRuntime runtime) {
        this.runtime = runtime;
    }

    /** Waits until all are taken that a bundle offers. Whatever keeps one away is told once, since no port opens meanwhile. */
    void awaitAllOf(Bundle bundle) throws InterruptedException {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        boolean told = false;
        for (Set<Long> missing = missingOf(bundle); !missing.isEmpty(); missing = missingOf(bundle)) {
            if (!told && System.nanoTime() > patience) {
                LOG.warn("No port is open: Jetty hasn't taken these services of {}: {}", bundle, missing);
                told = true;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private Set<Long> missingOf(Bundle bundle) {
        Set<Long> missing = offered(bundle);
        missing.removeAll(taken());
        return missing;
    }

    private Set<Long> taken() {
        RuntimeDTO now;
        try {
            now = runtime.getRuntimeDTO();
        } catch (IllegalStateException e) {
            return Set.of(); // Felix' answer while it registers this service, before it knows the registration
        }
        return Arrays.stream(now.servletContextDTOs)
                .flatMapToLong(Whiteboard::services)
                .boxed()
                .collect(Collectors.toSet());
    }

    private static LongStream services(ServletContextDTO context) {
        return LongStream.concat(
                Arrays.stream(context.servletDTOs).mapToLong(servlet -> servlet.serviceId),
                Arrays.stream(context.filterDTOs).mapToLong(filter -> filter.serviceId));
    }

    private static Set<Long> offered(Bundle bundle) {
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        return Stream.of(services == null ? new ServiceReference<?>[0] : services)
                .filter(service -> service.getProperty(HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_PATTERN) != null
                        || service.getProperty(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN) != null)
                .map(service -> (Long) service.getProperty(Constants.SERVICE_ID))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
