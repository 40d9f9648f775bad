package org.briefsiegel.channel.sms;

import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.platform.textmessage.SmsText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.ServiceScope;

/** Submits messages to the SMS centre and tells what became of them. */
@Component(
        service = RoutesBuilder.class,
        scope = ServiceScope.PROTOTYPE,
        configurationPid = "org.briefsiegel.channel.sms",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SmsRoute extends RouteBuilder {

    private static final String ROUTE = "channel.sms";

    private final SmsCentre centre;

    @Activate
    public SmsRoute(Config config) {
        this.centre = new SmsCentre(config);
    }

    @Deactivate
    void stop() {
        centre.close();
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("direct:" + ROUTE)
                .routeId(ROUTE)
                .doTry()
                .process(this::submit)
                .doCatch(Exception.class)
                .process(SmsRoute::explain)
                .end();
    }

    /** The same message has the same reference each time, so that a phone can join parts of two tries. */
    private void submit(Exchange exchange) throws Exception {
        Message message = exchange.getMessage().getMandatoryBody(Message.class);
        String receipt = centre.submit(
                message.address().substring(1),
                SmsText.of(message.text()),
                message.id().hashCode());
        exchange.getMessage().setBody(Outcome.accepted(receipt));
    }

    private static void explain(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        exchange.getMessage().setBody(SmppFailure.outcome(failure));
    }
}
