package org.briefsiegel.transfer.delivery;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.transfer.delivery.DeliveryService.Parcel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is due out of the outbox, message by message, to the route of its channel, and reports the outcome. Woken after
 * every acceptance and every outcome; the timer is for what is tried again later. A wish starts as many senders as there are messages and places,
 * each on a thread of its own, so that one that hangs takes nobody's place: how many there are at a time is for the service to
 * say. A sender that has settled its message takes the next one, so that a backlog isn't taken by one thread alone.
 */
@Component(service = RoutesBuilder.class, scope = ServiceScope.PROTOTYPE)
public final class DeliverRoute extends RouteBuilder {

    /** One wish waits while another is fulfilled; more say nothing new. Whoever wishes doesn't wait. */
    private static final String WISH = "seda:wish?size=1&discardWhenFull=true&waitForTaskToComplete=Never";

    private static final Logger LOG = LoggerFactory.getLogger(DeliverRoute.class);
    private static final String SEND = "direct:send";

    /** Goes to the channel's route; the first to stop when this route ends. */
    static final String TO_CHANNEL = "to-channel";

    private static final String PARCEL = "parcel";
    private static final String CHANNEL = "channel";

    private final DeliveryService service;
    private ProducerTemplate wishes;

    @Activate
    public DeliverRoute(@Reference DeliveryService service) {
        this.service = service;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        wishes = getContext().createProducerTemplate();
        ExecutorService senders = getContext().getExecutorServiceManager().newCachedThreadPool(this, "send");
        from("direct:wake").routeId("wake").to(WISH);
        from("timer:job.due?delay=1000&period=4000").routeId("job.due").to(WISH);
        from("timer:job.overdue?delay=1000&period=15000").routeId("job.overdue").process(exchange -> giveUpOverdue());
        from(WISH)
                .routeId("deliver")
                .loopDoWhile(this::claims)
                .wireTap(SEND)
                .executorService(senders)
                .end()
                .end();
        from(SEND)
                .routeId("send")
                .loopDoWhile(exchange -> exchange.getProperty(PARCEL) != null)
                .removeProperty(Exchange.TO_ENDPOINT) // set as soon as the message is on its way
                .doTry()
                .toD("direct:channel.${exchangeProperty." + CHANNEL + "}?block=false")
                .id(TO_CHANNEL)
                .doCatch(Exception.class)
                .process(DeliverRoute::explain)
                .end()
                .process(this::settle)
                .process(this::claims)
                .end()
                .to(WISH);
    }

    private void giveUpOverdue() {
        try {
            service.giveUpOverdue();
        } catch (Unavailable away) { // its keeper has told so, once
            LOG.debug("Nothing is given up meanwhile: {}", away.getMessage());
        }
    }

    /** Whether there is a further message; it is in the exchange then. While the outbox is away, there is none. */
    private boolean claims(Exchange exchange) {
        Optional<Parcel> parcel = claim();
        exchange.removeProperty(PARCEL);
        parcel.ifPresent(it -> {
            exchange.setProperty(PARCEL, it);
            exchange.setProperty(CHANNEL, it.item().channel());
            exchange.getMessage().setBody(it.message());
        });
        return parcel.isPresent();
    }

    /** Nothing while what would send it is suspended: what is claimed has to go on its way. */
    private Optional<Parcel> claim() {
        if (getContext().getRouteController().getRouteStatus("send") != ServiceStatus.Started) {
            return Optional.empty();
        }
        try {
            return service.claim();
        } catch (Unavailable away) { // its keeper has told so, once
            LOG.debug("Nothing is delivered meanwhile: {}", away.getMessage());
            return Optional.empty();
        }
    }

    /** Only of a route that isn't there, or that wasn't gone to because this one is ending, it is known that it has sent nothing. */
    private static void explain(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        boolean gone = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT) != null;
        if (!gone) {
            exchange.getMessage().setBody(Outcome.retry("not begun"));
        } else if (failure instanceof DirectConsumerNotAvailableException) {
            exchange.getMessage().setBody(Outcome.retry(Outcome.Reason.NO_WAY_OUT, "the channel isn't running"));
        } else {
            LOG.error("Channel {} failed", exchange.getProperty(CHANNEL), failure);
            exchange.getMessage().setBody(Outcome.unknown(failure.getClass().getSimpleName()));
        }
    }

    /**
     * No outcome at all is unknown: the message would stay in hand for ever otherwise. What waited for this one, as a link does for
     * its code, is due as soon as the outcome is written.
     */
    private void settle(Exchange exchange) {
        Outcome outcome =
                exchange.getMessage().getBody() instanceof Outcome told ? told : Outcome.unknown("no outcome");
        service.settle(exchange.getProperty(PARCEL, Parcel.class), outcome)
                .thenRun(() -> wishes.send(WISH, ignored -> {}));
    }
}
