package org.briefsiegel.channel.sms;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.smpp.SmppConstants;
import org.apache.camel.spi.ComponentResolver;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Submits messages to the SMS centre and tells what became of them. */
@Component(
        service = RoutesBuilder.class,
        scope = ServiceScope.PROTOTYPE,
        configurationPid = "org.briefsiegel.channel.sms",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SmsRoute extends RouteBuilder {

    private static final String ROUTE = "channel.sms";
    private static final byte INTERNATIONAL = 1;
    private static final byte ISDN = 1;

    private final SmsCentre centre;
    private final SenderAddress sender;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final int patienceSeconds;

    /** @param smpp there as soon as Camel can submit messages */
    @Activate
    public SmsRoute(Config config, @Reference(target = "(component=smpp)") ComponentResolver smpp) {
        this(config);
    }

    SmsRoute(Config config) {
        this.centre = new SmsCentre(config);
        this.sender = SenderAddress.of(config.sender());
        this.patienceSeconds = config.answerTimeoutSeconds();
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("direct:" + ROUTE)
                .routeId(ROUTE)
                .doTry()
                .process(exchange -> awaitTurn())
                .process(this::compose)
                .to(centre.endpoint(getContext()))
                .process(SmsRoute::accept)
                .doCatch(Exception.class)
                .process(SmsRoute::explain)
                .doFinally()
                .process(exchange -> endTurn())
                .end();
    }

    /** One after the other: while a message opens the session, Camel would turn all others away. */
    private void awaitTurn() throws Exception {
        if (!turn.tryLock(patienceSeconds, TimeUnit.SECONDS)) {
            throw new IOException("the messages before this one get no answer");
        }
    }

    private void endTurn() {
        if (turn.isHeldByCurrentThread()) {
            turn.unlock();
        }
    }

    /** The same message has the same reference each time, so that a phone can join parts of two tries. */
    private void compose(Exchange exchange) throws Exception {
        Message message = exchange.getMessage().getMandatoryBody(Message.class);
        SmsText text = SmsText.of(message.text());
        byte[][] parts = text.submissions(message.id().hashCode());
        org.apache.camel.Message submission = exchange.getMessage();
        submission.setBody("");
        submission.setHeader(SmppConstants.DATA_SPLITTER, new ReadyParts(parts));
        submission.setHeader(SmppConstants.DATA_CODING, text.dataCoding());
        submission.setHeader(SmppConstants.SOURCE_ADDR, sender.address());
        submission.setHeader(SmppConstants.SOURCE_ADDR_TON, sender.typeOfNumber());
        submission.setHeader(SmppConstants.SOURCE_ADDR_NPI, sender.numberingPlan());
        submission.setHeader(SmppConstants.DEST_ADDR, message.address().substring(1));
        submission.setHeader(SmppConstants.DEST_ADDR_TON, INTERNATIONAL);
        submission.setHeader(SmppConstants.DEST_ADDR_NPI, ISDN);
    }

    /** Only the last part asks for a receipt, so its id is the one that counts. */
    private static void accept(Exchange exchange) {
        List<?> ids = exchange.getMessage().getHeader(SmppConstants.ID, List.of(), List.class);
        String receipt = ids.isEmpty() ? "" : String.valueOf(ids.get(ids.size() - 1));
        exchange.getMessage().setBody(Outcome.accepted(receipt));
    }

    private static void explain(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        exchange.getMessage().setBody(SmppFailure.outcome(failure));
    }
}
