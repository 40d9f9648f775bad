package org.briefsiegel.transfer.routes;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.briefsiegel.transfer.spi.Itinerary;
import org.briefsiegel.transfer.spi.Spine;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Sends itineraries along their stations' routes, on the caller's thread, as a routing slip would. */
@Component
public final class CamelSpine implements Spine {

    private final CamelContext context;
    private final ProducerTemplate template;

    @Activate
    public CamelSpine(@Reference CamelContext context) {
        this.context = context;
        this.template = context.createProducerTemplate();
        this.template.start();
    }

    @Deactivate
    void stop() {
        template.stop();
    }

    @Override
    public void travel(Itinerary itinerary) {
        Exchange journey = template.request(
                AcceptRoute.START, exchange -> exchange.getMessage().setBody(itinerary));
        Exception failure = journey.getException();
        if (failure instanceof DirectConsumerNotAvailableException) {
            throw new StationClosedException(closedStation(journey, itinerary));
        }
        if (failure instanceof RuntimeException fault) {
            throw fault;
        }
        if (failure != null) {
            throw new IllegalStateException("the spine failed", failure);
        }
    }

    @Override
    public boolean isOpen(String station) {
        return context.getRouteController().getRouteStatus(station) == ServiceStatus.Started;
    }

    @Override
    public void wake() {
        template.asyncSend(DeliverRoute.WAKE, exchange -> {});
    }

    private String closedStation(Exchange journey, Itinerary itinerary) {
        return itinerary.stations().stream()
                .filter(station -> !isOpen(station))
                .findFirst()
                .orElseGet(() -> String.valueOf(journey.getProperty(Exchange.SLIP_ENDPOINT)));
    }
}
