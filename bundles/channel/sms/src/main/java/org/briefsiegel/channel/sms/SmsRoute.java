package org.briefsiegel.channel.sms;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.channel.api.Receipt;
import org.briefsiegel.platform.textmessage.SmsText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.ServiceScope;

/** Submits messages to the SMS centre, and tells what became of them: at once, and what the centre tells later. */
@Component(
        service = RoutesBuilder.class,
        scope = ServiceScope.PROTOTYPE,
        configurationPid = "org.briefsiegel.channel.sms",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SmsRoute extends RouteBuilder {

    private static final String CHANNEL = "sms";
    private static final String ROUTE = "channel." + CHANNEL;
    private static final String RECEIPTS = "receipt." + CHANNEL;

    private final boolean withReceipts;
    private final SmsCentres centres;
    private volatile ProducerTemplate producer;

    @Activate
    public SmsRoute(Config config) {
        this.withReceipts = config.receipts();
        ReceiptListener receipts = new ReceiptListener(CHANNEL, this::keep);
        this.centres = new SmsCentres(config.sessions(), () -> new SmsCentre(config, receipts));
    }

    @Deactivate
    void stop() {
        centres.close();
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        producer = getContext().createProducerTemplate();
        from("direct:" + ROUTE)
                .routeId(ROUTE)
                .doTry()
                .process(this::submit)
                .doCatch(Exception.class)
                .process(SmsRoute::explain)
                .end();
        if (withReceipts) {
            from("direct:" + RECEIPTS).routeId(RECEIPTS).to("direct:receipt?block=false");
            from("timer:job.sms-session?delay=1000&period=5000")
                    .routeId("job.sms-session")
                    .process(exchange -> centres.keepOpen());
        }
    }

    private void keep(Receipt receipt) {
        producer.sendBody("direct:" + RECEIPTS + "?block=false", receipt);
    }

    /** The same message has the same reference each time, so that a phone can join parts of two tries. */
    private void submit(Exchange exchange) throws Exception {
        Message message = exchange.getMessage().getMandatoryBody(Message.class);
        String number = message.address().substring(1);
        List<String> ids = centres.next()
                .submit(number, SmsText.of(message.text()), message.id().hashCode());
        exchange.getMessage()
                .setBody(Outcome.accepted(
                        ids.stream().map(id -> ReceiptKeys.of(id, number)).toArray(String[]::new)));
    }

    private static void explain(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        exchange.getMessage().setBody(SmppFailure.outcome(failure));
    }
}
