package org.briefsiegel.spine.routes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.briefsiegel.spine.api.ClosedException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Sends one body at a time along a route, and waits for what comes back. Usable from any thread. Keeps a producer for each route:
 * Camel's template looks the endpoint up by its text for every call, and opens a unit of work that the route opens once more.
 */
@Component(service = RouteCaller.class)
public final class RouteCaller {

    private final CamelContext context;
    private final Map<String, Producer> producers = new ConcurrentHashMap<>();

    @Activate
    public RouteCaller(@Reference CamelContext context) {
        this.context = context;
    }

    @Deactivate
    void stop() {
        producers.values().forEach(Producer::stop);
        producers.clear();
    }

    /**
     * The body that the route leaves, on the calling thread. What the route throws is thrown here.
     *
     * @throws ClosedException when the route isn't there, or is suspended
     */
    Object call(String route, Object body) {
        Exchange exchange = travelled(producers.computeIfAbsent(route, this::producer), body);
        Exception failure = exchange.getException();
        if (failure == null) {
            return exchange.getMessage().getBody();
        }
        if (failure instanceof DirectConsumerNotAvailableException) {
            throw new ClosedException(route);
        }
        if (failure instanceof RuntimeException fault) {
            throw fault;
        }
        throw new IllegalStateException("route " + route + " failed", failure);
    }

    private static Exchange travelled(Producer producer, Object body) {
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.getMessage().setBody(body);
        try {
            producer.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        return exchange;
    }

    /** Finds the route anew for each call; without one that runs, calls fail at once. */
    private Producer producer(String route) {
        try {
            Producer producer =
                    context.getEndpoint("direct:" + route + "?block=false").createProducer();
            producer.start();
            return producer;
        } catch (Exception e) {
            throw new IllegalStateException("route " + route + " can't be called", e);
        }
    }
}
