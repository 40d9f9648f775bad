package org.briefsiegel.transfer.routes;

import java.util.stream.Collectors;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.briefsiegel.transfer.spi.Itinerary;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** A routing slip through the stations of an {@link Itinerary}; the first failure ends it, and goes to the caller. */
@Component(service = RoutesBuilder.class, scope = ServiceScope.PROTOTYPE)
public final class AcceptRoute extends RouteBuilder {

    static final String START = "direct:accept";
    private static final String SLIP = "slip";

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(START)
                .routeId("accept")
                .setProperty(SLIP)
                .body(Itinerary.class, AcceptRoute::slip)
                .routingSlip(exchangeProperty(SLIP));
    }

    private static String slip(Itinerary itinerary) {
        return itinerary.stations().stream()
                .map(station -> "direct:" + station + "?block=false")
                .collect(Collectors.joining(","));
    }
}
