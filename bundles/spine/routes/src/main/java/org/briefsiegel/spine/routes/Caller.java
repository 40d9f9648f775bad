package org.briefsiegel.spine.routes;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.briefsiegel.spine.api.ClosedException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Sends one body at a time along a route, and waits for what comes back. Usable from any thread. */
@Component(service = Caller.class)
public final class Caller {

    private final ProducerTemplate template;

    @Activate
    public Caller(@Reference CamelContext context) {
        this.template = context.createProducerTemplate();
        this.template.start();
    }

    @Deactivate
    void stop() {
        template.stop();
    }

    /**
     * The body that the route leaves, on the calling thread. What the route throws is thrown here.
     *
     * @throws ClosedException when the route isn't there, or is suspended
     */
    Object call(String route, Object body) {
        Exchange exchange = template.request(uri(route), it -> it.getMessage().setBody(body));
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

    /** Where the route of this name begins; without a route that runs, calls fail at once. */
    static String uri(String route) {
        return "direct:" + route + "?block=false";
    }
}
