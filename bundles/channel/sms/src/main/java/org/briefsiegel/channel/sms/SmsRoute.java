package org.briefsiegel.channel.sms;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.smpp.SmppConstants;
import org.apache.camel.spi.ComponentResolver;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Submits text messages to the SMS centre, over one session that is bound when it is first needed. */
@Component(
        service = RoutesBuilder.class,
        scope = ServiceScope.PROTOTYPE,
        configurationPid = "org.briefsiegel.channel.sms")
public final class SmsRoute extends RouteBuilder {

    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+?[0-9]+");
    private static final byte INTERNATIONAL = 1;
    private static final byte ALPHANUMERIC = 5;
    private static final byte ISDN = 1;
    private static final byte UNKNOWN_PLAN = 0;
    private static final byte RECEIPT_WANTED = 1;

    private final Account account;

    /** The account at the SMS centre. */
    record Account(String host, int port, String systemId, String password, String sender, int answerSeconds) {
        @Override
        public String toString() {
            return "Account[" + systemId + "@" + host + ":" + port + "]";
        }
    }

    /** Camel's component arrives with its bundle, and the route only then. */
    @Activate
    public SmsRoute(Config config, @Reference(target = "(component=smpp)") ComponentResolver smpp) {
        this(new Account(
                config.host(),
                config.port(),
                config.systemId(),
                config._password(),
                config.sender(),
                config.answerSeconds()));
    }

    SmsRoute(Account account) {
        this.account = account;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("direct:channel.sms")
                .routeId("channel.sms")
                .doTry()
                .process(this::address)
                .to(endpoint())
                .process(this::accepted)
                .doCatch(Exception.class)
                .process(SmsRoute::failed)
                .end();
    }

    /** One session, bound when the first message comes: a centre that is down doesn't hold up the start. */
    private String endpoint() {
        return "smpp://%s@%s:%d?password=RAW(%s)&lazySessionCreation=true&encoding=ISO-8859-1&transactionTimer=%d"
                .formatted(
                        account.systemId(),
                        account.host(),
                        account.port(),
                        account.password(),
                        account.answerSeconds() * 1000);
    }

    private void address(Exchange exchange) throws Exception {
        Message message = exchange.getMessage().getMandatoryBody(Message.class);
        SmsText text = SmsText.of(message.text());
        org.apache.camel.Message submit = exchange.getMessage();
        submit.setBody(text.forCamel());
        submit.setHeader(SmppConstants.ALPHABET, text.dataCoding());
        submit.setHeader(SmppConstants.DATA_CODING, text.dataCoding());
        submit.setHeader(SmppConstants.REGISTERED_DELIVERY, RECEIPT_WANTED);
        submit.setHeader(SmppConstants.DEST_ADDR, message.address().replace("+", ""));
        submit.setHeader(SmppConstants.DEST_ADDR_TON, INTERNATIONAL);
        submit.setHeader(SmppConstants.DEST_ADDR_NPI, ISDN);
        boolean number = PHONE_NUMBER.matcher(account.sender()).matches();
        submit.setHeader(SmppConstants.SOURCE_ADDR, account.sender().replace("+", ""));
        submit.setHeader(SmppConstants.SOURCE_ADDR_TON, number ? INTERNATIONAL : ALPHANUMERIC);
        submit.setHeader(SmppConstants.SOURCE_ADDR_NPI, number ? ISDN : UNKNOWN_PLAN);
    }

    private void accepted(Exchange exchange) {
        List<?> ids = exchange.getMessage().getHeader(SmppConstants.ID, List.of(), List.class);
        exchange.getMessage().setBody(Outcome.accepted(ids.isEmpty() ? "" : String.valueOf(ids.get(0))));
    }

    private static void failed(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        exchange.getMessage().setBody(SmsOutcomes.of(failure));
    }
}
