package org.briefsiegel.spine.routes;

import org.apache.camel.builder.RouteBuilder;

/** The route of a plug-in, and the only way to it: puts each {@link Slip} that comes by to the plug-in, and brings the answer. */
final class PlugInRoute extends RouteBuilder {

    private final Station station;

    PlugInRoute(Station station) {
        this.station = station;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("direct:" + station.route()).routeId(station.route()).process(exchange -> {
            Slip slip = exchange.getMessage().getMandatoryBody(Slip.class);
            exchange.getMessage().setBody(station.answer(slip));
        });
    }
}
