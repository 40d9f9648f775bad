package org.briefsiegel.transfer.routes;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.transfer.spi.DeliveryDesk;
import org.briefsiegel.transfer.spi.DeliveryDesk.Parcel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Takes what is due out of the outbox, message by message, to the route of its channel, and reports the outcome. Woken
 * after every acceptance; the timer is for what is tried again later.
 */
@Component(service = RoutesBuilder.class, scope = ServiceScope.PROTOTYPE)
public final class DeliverRoute extends RouteBuilder {

    static final String WAKE = "seda:wake?size=4&discardWhenFull=true";

    /** An idle worker notices so late that it is to stop. */
    private static final int LONGEST_STOP_MILLIS = 200;

    /** The desk gives each channel a few of them only, so that channels that hang leave some for the others. */
    private static final String WORKERS = "seda:wake?size=4&concurrentConsumers=16&pollTimeout=" + LONGEST_STOP_MILLIS;

    private static final String PARCEL = "parcel";
    private static final String CHANNEL = "channel";

    private final DeliveryDesk desk;

    @Activate
    public DeliverRoute(@Reference DeliveryDesk desk) {
        this.desk = desk;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("timer:due?delay=1000&period=2000").routeId("due").to(WAKE).process(exchange -> desk.giveUpOverdue());
        from(WORKERS)
                .routeId("deliver")
                .loopDoWhile(this::claims)
                .doTry()
                .toD("direct:channel.${exchangeProperty." + CHANNEL + "}?block=false")
                .doCatch(Exception.class)
                .process(exchange -> exchange.getMessage().setBody(Outcome.retry("the channel isn't running")))
                .end()
                .process(this::settle)
                .end();
    }

    /** Whether there is a further message; it is in the exchange then. */
    private boolean claims(Exchange exchange) {
        Optional<Parcel> parcel = desk.claim();
        parcel.ifPresent(it -> {
            exchange.setProperty(PARCEL, it);
            exchange.setProperty(CHANNEL, it.item().channel());
            exchange.getMessage().setBody(it.message());
        });
        return parcel.isPresent();
    }

    private void settle(Exchange exchange) throws Exception {
        desk.settle(
                exchange.getProperty(PARCEL, Parcel.class),
                exchange.getMessage().getMandatoryBody(Outcome.class));
    }
}
