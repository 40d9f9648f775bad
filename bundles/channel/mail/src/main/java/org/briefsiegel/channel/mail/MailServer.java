package org.briefsiegel.channel.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mail.MailEndpoint;

/** The server that takes our mail, and how we talk to it. */
final class MailServer {

    /** RFC 8314: TLS from the first byte; elsewhere it begins with STARTTLS. */
    private static final int SUBMISSIONS_PORT = 465;

    private final Config config;
    private final boolean plain;
    private volatile PooledSender sender;

    MailServer(Config config) {
        Objects.requireNonNull(config.host(), "org.briefsiegel.channel.mail: host has no good value");
        this.config = config;
        this.plain = config.tls().equals("loopback");
    }

    /** Whether nobody else can read what goes to this server; asked anew each time, since names move. */
    boolean isSafe() {
        if (!plain) {
            return true;
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(config.host())).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Everything but host and port is set apart from the endpoint's address, which is logged. */
    MailEndpoint endpoint(CamelContext context) {
        String protocol = !plain && config.port() == SUBMISSIONS_PORT ? "smtps" : "smtp";
        MailEndpoint endpoint =
                context.getEndpoint(protocol + "://" + config.host() + ":" + config.port(), MailEndpoint.class);
        sender = sender(protocol);
        endpoint.getConfiguration().setJavaMailSender(sender);
        return endpoint;
    }

    private PooledSender sender(String protocol) {
        PooledSender made = new PooledSender(
                protocol, properties("mail." + protocol + "."), Duration.ofSeconds(config.idleSeconds()));
        made.setHost(config.host());
        made.setPort(config.port());
        if (!config.username().isEmpty()) {
            made.setUsername(config.username());
            made.setPassword(config._password());
        }
        made.getSession(); // made here once, and not by the first two threads that send
        return made;
    }

    /** Closes connections that have waited too long for a further mail. */
    void closeIdle() {
        sender.closeIdle();
    }

    void close() {
        PooledSender made = sender;
        if (made != null) {
            made.close();
        }
    }

    /** Angus Mail waits for ever and checks no server name unless told to. */
    private Properties properties(String prefix) {
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", millis(config.connectTimeoutSeconds()));
        properties.setProperty(prefix + "timeout", millis(config.answerTimeoutSeconds()));
        properties.setProperty(prefix + "writetimeout", millis(config.answerTimeoutSeconds()));
        properties.setProperty(
                prefix + "auth", String.valueOf(!config.username().isEmpty()));
        properties.setProperty(prefix + "quitwait", "false");
        properties.setProperty(prefix + "starttls.enable", String.valueOf(!plain));
        properties.setProperty(prefix + "starttls.required", String.valueOf(!plain));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        return properties;
    }

    private static String millis(int seconds) {
        return String.valueOf(TimeUnit.SECONDS.toMillis(seconds));
    }
}
