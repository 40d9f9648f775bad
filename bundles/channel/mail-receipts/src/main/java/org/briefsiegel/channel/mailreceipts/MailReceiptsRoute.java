package org.briefsiegel.channel.mailreceipts;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mail.MailMessage;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.support.DefaultMessage;
import org.briefsiegel.channel.api.Receipt;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the bounce mailbox, and sends what is told there to the host. A mail is marked as read once the host has kept its receipt;
 * where the host throws, it is read again. A mail that holds no receipt is marked, too, and said to be so once.
 */
@Component(
        service = RoutesBuilder.class,
        scope = ServiceScope.PROTOTYPE,
        configurationPid = "org.briefsiegel.channel.mailreceipts",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class MailReceiptsRoute extends RouteBuilder {

    private static final String ROUTE = "receipt.mail";
    private static final int MEGABYTE = 1024 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(MailReceiptsRoute.class);

    private final Config config;

    /** @param imap there as soon as Camel can read mail */
    @Activate
    public MailReceiptsRoute(Config config, @Reference(target = "(component=imap)") ComponentResolver imap) {
        this(config);
    }

    MailReceiptsRoute(Config config) {
        this.config = config;
    }

    /** Without a mailbox there is no route. */
    @Override
    public void configure() {
        if (config.host().isEmpty()) {
            return;
        }
        Outage outage = new Outage(config);
        errorHandler(noErrorHandler());
        from(new BounceMailbox(config, getContext(), outage))
                .routeId(ROUTE)
                .process(this::read)
                .filter(body().isNotNull())
                .to("direct:receipt?block=false")
                .process(exchange -> outage.receiptTaken())
                .end();
    }

    /** Camel's own message would fetch the whole mail as soon as anybody asked for its body, and its header before it is marked. */
    private void read(Exchange exchange) throws MessagingException, IOException {
        Message mail = exchange.getIn(MailMessage.class).getOriginalMessage();
        Optional<Receipt> receipt = receipt(beginning(mail));
        exchange.setMessage(new DefaultMessage(exchange));
        exchange.getMessage().setBody(receipt.orElse(null));
    }

    /** Angus fetches as it is read, 64 KB at a time. */
    private byte[] beginning(Message mail) throws MessagingException, IOException {
        IMAPMessage message = (IMAPMessage) mail;
        message.setPeek(true);
        try (InputStream in = message.getMimeStream()) {
            return in.readNBytes(config.readMegabytes() * MEGABYTE);
        }
    }

    private static Optional<Receipt> receipt(byte[] mail) {
        try {
            Optional<Receipt> receipt = BounceParser.receipt(mail);
            if (receipt.isEmpty()) {
                LOG.info("A mail to the bounce mailbox is no delivery status, and marked as read");
            } else if (receipt.get().keys().isEmpty()) {
                LOG.info("A bounce is of no mail from here, and marked as read: {}", receipt.get());
            }
            return receipt.filter(told -> !told.keys().isEmpty());
        } catch (RuntimeException fault) {
            LOG.error("A mail to the bounce mailbox can't be understood, and is marked as read", fault);
            return Optional.empty();
        }
    }
}
