package org.briefsiegel.channel.mail;

import java.time.Clock;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ComponentResolver;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes messages to the mail server and tells what became of them. */
@Component(
        service = RoutesBuilder.class,
        scope = ServiceScope.PROTOTYPE,
        configurationPid = "org.briefsiegel.channel.mail",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class MailRoute extends RouteBuilder {

    private static final String ROUTE = "channel.mail";
    private static final Logger LOG = LoggerFactory.getLogger(MailRoute.class);

    private final MailServer server;
    private final String from;
    private final String bounceAddress;
    private final Clock clock;

    /** @param smtp there as soon as Camel can send mail */
    @Activate
    public MailRoute(
            Config config, @Reference(target = "(component=smtp)") ComponentResolver smtp, @Reference Clock clock) {
        this(config, clock);
    }

    MailRoute(Config config, Clock clock) {
        this.server = new MailServer(config);
        this.from = Objects.requireNonNull(config.from(), "org.briefsiegel.channel.mail: from has no good value");
        this.bounceAddress = config.bounceAddress();
        this.clock = clock;
    }

    @Deactivate
    void stop() {
        server.close();
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("timer:job.mail-connections?delay=5000&period=5000")
                .routeId("job.mail-connections")
                .process(exchange -> server.closeIdle());
        from("direct:" + ROUTE)
                .routeId(ROUTE)
                .choice()
                .when(exchange -> server.isSafe())
                .doTry()
                .process(this::compose)
                .to(server.endpoint(getContext()))
                .process(MailRoute::accept)
                .doCatch(Exception.class)
                .process(MailRoute::explain)
                .endDoTry()
                .endChoice()
                .otherwise()
                .process(MailRoute::refuse);
    }

    private void compose(Exchange exchange) throws Exception {
        Message message = exchange.getMessage().getMandatoryBody(Message.class);
        MailClassLoader.during(
                () -> exchange.getMessage().setBody(new MimeMail(message, from, bounceAddress, clock.instant())));
    }

    private static void accept(Exchange exchange) {
        exchange.getMessage().setBody(Outcome.accepted());
    }

    private static void explain(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        boolean writtenOut = exchange.getMessage().getBody() instanceof MimeMail mail && mail.isWrittenOut();
        exchange.getMessage().setBody(SmtpFailure.outcome(failure, writtenOut));
    }

    private static void refuse(Exchange exchange) {
        LOG.error("Mail waits: tls=loopback sends plain text, and the configured host is not this machine");
        exchange.getMessage().setBody(Outcome.retry(Outcome.Reason.NO_WAY_OUT, "TLS required"));
    }
}
