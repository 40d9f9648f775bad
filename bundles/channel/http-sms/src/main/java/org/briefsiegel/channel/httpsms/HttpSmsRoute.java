package org.briefsiegel.channel.httpsms;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Posts messages to the gateway, and tells what became of them: at once, and what the gateway tells later. */
@Component(
        service = RoutesBuilder.class,
        scope = ServiceScope.PROTOTYPE,
        configurationPid = HttpSmsRoute.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class HttpSmsRoute extends RouteBuilder {

    static final String CHANNEL = "http-sms";
    static final String PID = "org.briefsiegel.channel.httpsms";

    private static final String ROUTE = "channel." + CHANNEL;
    private static final String RECEIPTS = "receipt." + CHANNEL;

    private final BodyTemplate body;
    private final Gateway gateway;
    private final AnswerRules rules;
    private final ReceiptPublisher receipts;

    @Activate
    public HttpSmsRoute(Config config, @Reference ReceiptPublisher receipts) {
        this.body = new BodyTemplate(
                Objects.requireNonNull(config.body(), PID + ": body has no good value"),
                BodyTemplate.Type.valueOf(config.bodyType().toUpperCase(Locale.ROOT)),
                config.sender());
        this.rules = new AnswerRules(config);
        this.gateway = new Gateway(config, body.mediaType());
        this.receipts = receipts;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        receipts.open(getContext().createProducerTemplate(), "direct:" + RECEIPTS);
        from("direct:" + ROUTE).routeId(ROUTE).process(this::submit);
        from("direct:" + RECEIPTS).routeId(RECEIPTS).to("direct:receipt?block=false");
    }

    private void submit(Exchange exchange) throws Exception {
        Message message = exchange.getMessage().getMandatoryBody(Message.class);
        exchange.getMessage().setBody(outcome(message));
    }

    private Outcome outcome(Message message) throws InterruptedException {
        try {
            return rules.outcome(gateway.post(body.of(message)));
        } catch (IOException e) {
            return AnswerRules.outcome(e);
        }
    }
}
