package org.briefsiegel.channel.mailreceipts;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that the mailbox is away, or that the host takes no receipts, and once that it is over. Used by one poll at a time. */
final class Outage implements PollingConsumerPollStrategy, ExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final Config config;
    private boolean away;
    private boolean awayNow;
    private boolean staying;

    Outage(Config config) {
        this.config = config;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        awayNow = false;
        if (BounceMailbox.isSafe(config)) {
            return true;
        }
        mailboxAway("tls=loopback is for plain text, and the configured host is not this machine");
        return false;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        if (away && !awayNow) {
            away = false;
            LOG.info("The bounce mailbox is read again");
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        mailboxAway(kind(cause));
        return false;
    }

    @Override
    public void handleException(Throwable exception) {
        mailboxAway(kind(exception));
    }

    @Override
    public void handleException(String message, Throwable exception) {
        mailboxAway(kind(exception));
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        mailboxAway(kind(exception));
    }

    private void mailboxAway(String kind) {
        awayNow = true;
        if (!away) {
            away = true;
            LOG.error("The bounce mailbox can't be read, which is tried every {} s: {}", config.pollSeconds(), kind);
        }
    }

    /** A mail was read, and will be read again. */
    void mailStays(Exception cause) {
        if (!staying) {
            staying = true;
            LOG.error(
                    "What a bounce tells isn't kept, and it is read again every {} s: {}",
                    config.pollSeconds(),
                    kind(cause));
        }
    }

    void receiptTaken() {
        if (staying) {
            staying = false;
            LOG.info("What bounces tell is kept again");
        }
    }

    /** Without the words of servers, which may name an account. */
    private static String kind(Throwable failure) {
        if (chain(failure).anyMatch(AuthenticationFailedException.class::isInstance)) {
            return "authentication failed";
        }
        if (chain(failure).anyMatch(SSLException.class::isInstance)) {
            return "TLS failed";
        }
        return chain(failure)
                .reduce((outer, inner) -> inner)
                .map(innermost -> innermost.getClass().getSimpleName())
                .orElse("no reason given");
    }

    /** Mail chains its exceptions by a way of its own. */
    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(
                failure,
                cause -> cause != null,
                cause -> cause instanceof MessagingException mail ? mail.getNextException() : cause.getCause());
    }
}
