package org.briefsiegel.channel.mail;

import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ComponentResolver;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Hands mails over to the mail server. In clear they go to this very machine only, else they wait. */
@Component(
        service = RoutesBuilder.class,
        scope = ServiceScope.PROTOTYPE,
        configurationPid = "org.briefsiegel.channel.mail")
public final class MailRoute extends RouteBuilder {

    private final Account account;

    /** Camel's component arrives with its bundle, and the route only then. */
    @Activate
    public MailRoute(Config config, @Reference(target = "(component=smtp)") ComponentResolver smtp) {
        this(Account.of(config));
    }

    MailRoute(Account account) {
        this.account = account;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("direct:channel.mail")
                .routeId("channel.mail")
                .choice()
                .when(exchange -> !account.isSafe())
                .process(exchange -> exchange.getMessage()
                        .setBody(Outcome.retry("no mail leaves this machine in clear: set tls=required")))
                .otherwise()
                .doTry()
                .process(this::write)
                .to(endpoint())
                .process(exchange -> exchange.getMessage().setBody(Outcome.accepted("")))
                .doCatch(Exception.class)
                .process(MailRoute::failed)
                .end()
                .end();
    }

    /** The library waits for ever unless told otherwise. */
    private String endpoint() {
        StringBuilder uri =
                new StringBuilder("smtp://%s:%d?connectionTimeout=%d&mail.smtp.timeout=%d&mail.smtp.writetimeout=%d"
                        .formatted(
                                account.host(),
                                account.port(),
                                account.connectMillis(),
                                account.answerMillis(),
                                account.answerMillis()));
        if (account.tls()) {
            uri.append("&mail.smtp.starttls.enable=true&mail.smtp.starttls.required=true")
                    .append("&mail.smtp.ssl.checkserveridentity=true");
        }
        if (!account.username().isEmpty()) {
            uri.append("&username=RAW(%s)&password=RAW(%s)".formatted(account.username(), account.password()));
        }
        return uri.toString();
    }

    private void write(Exchange exchange) throws Exception {
        Message message = exchange.getMessage().getMandatoryBody(Message.class);
        exchange.getMessage().setBody(new Letter(message, account));
    }

    private static void failed(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        exchange.getMessage().setBody(MailOutcomes.of(failure));
    }
}
