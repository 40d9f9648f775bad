package org.briefsiegel.transfer.routes;

import org.apache.camel.builder.RouteBuilder;
import org.briefsiegel.transfer.spi.Itinerary;

/** The plain route of a plug-in: lets it do its part of whatever itinerary comes by. */
final class PlugInRoute extends RouteBuilder {

    private final String station;

    PlugInRoute(String station) {
        this.station = station;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("direct:" + station)
                .routeId(station)
                .process(exchange ->
                        exchange.getMessage().getMandatoryBody(Itinerary.class).pass(station));
    }
}
