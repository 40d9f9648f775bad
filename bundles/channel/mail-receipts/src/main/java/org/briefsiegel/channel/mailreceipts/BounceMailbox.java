package org.briefsiegel.channel.mailreceipts;

import jakarta.mail.Message;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.mail.JavaMailSender;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.component.mail.MailConsumer;
import org.apache.camel.component.mail.MailEndpoint;

/** The mailbox, by IMAP. It is asked in a connection of its own each time: between two polls any would be lost. */
final class BounceMailbox extends MailEndpoint {

    /** RFC 8314: TLS from the first byte; elsewhere it begins with STARTTLS. */
    private static final int IMAPS_PORT = 993;

    private static final int MAILS_A_POLL = 500;

    /** A host that couldn't keep these won't keep the next ones either; some may be what it always fails at. */
    private static final int FAILURES_A_POLL = 10;

    private static final String FETCH_BYTES = String.valueOf(64 * 1024);

    private final Outage outage;

    BounceMailbox(Config config, CamelContext context, Outage outage) {
        super(
                protocol(config) + "://" + config.host() + ":" + config.port(),
                context.getComponent(protocol(config), MailComponent.class),
                configuration(config, context));
        this.outage = outage;
        setDelay(TimeUnit.SECONDS.toMillis(config.pollSeconds()));
        setMaxMessagesPerPoll(MAILS_A_POLL);
        setPollStrategy(outage);
        setExceptionHandler(outage);
        setMailUidGenerator(
                (endpoint, mail) -> String.valueOf(mail.getMessageNumber())); // Camel's own reads the whole header
    }

    /** Whether nobody else can read what comes from there; asked anew each time, since names move. */
    static boolean isSafe(Config config) {
        if (!isPlain(config)) {
            return true;
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(config.host())).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isPlain(Config config) {
        return config.tls().equals("loopback");
    }

    private static String protocol(Config config) {
        return !isPlain(config) && config.port() == IMAPS_PORT ? "imaps" : "imap";
    }

    private static MailConfiguration configuration(Config config, CamelContext context) {
        String protocol = protocol(config);
        MailConfiguration mail = new MailConfiguration(context);
        mail.configureProtocol(protocol);
        mail.setHost(config.host());
        mail.setPort(config.port());
        mail.setUsername(config.username());
        mail.setPassword(config._password());
        mail.setFolderName(config.folder());
        mail.setMoveTo(config.doneFolder().isEmpty() ? null : config.doneFolder());
        mail.setUnseen(true);
        mail.setMapMailMessage(false);
        mail.setDisconnect(true);
        mail.setAdditionalJavaMailProperties(properties("mail." + protocol + ".", config));
        return mail;
    }

    /** Angus Mail waits for ever and checks no server name unless told to. */
    private static Properties properties(String prefix, Config config) {
        String secure = String.valueOf(!isPlain(config));
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", millis(config.connectTimeoutSeconds()));
        properties.setProperty(prefix + "timeout", millis(config.answerTimeoutSeconds()));
        properties.setProperty(prefix + "writetimeout", millis(config.answerTimeoutSeconds()));
        properties.setProperty(prefix + "starttls.enable", secure);
        properties.setProperty(prefix + "starttls.required", secure);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "fetchsize", FETCH_BYTES);
        return properties;
    }

    private static String millis(int seconds) {
        return String.valueOf(TimeUnit.SECONDS.toMillis(seconds));
    }

    @Override
    public Consumer createConsumer(Processor processor, JavaMailSender session) throws Exception {
        MailConsumer consumer = new Poll(processor, session);
        consumer.setMaxMessagesPerPoll(getMaxMessagesPerPoll());
        configureConsumer(consumer);
        return consumer;
    }

    /** Camel's own would log each mail that stays, with a stack trace, at every poll. */
    private final class Poll extends MailConsumer {

        private int failures;

        Poll(Processor processor, JavaMailSender session) {
            super(BounceMailbox.this, processor, session);
        }

        @Override
        protected int poll() throws Exception {
            failures = 0;
            return super.poll();
        }

        @Override
        public boolean isBatchAllowed() {
            return failures < FAILURES_A_POLL && super.isBatchAllowed();
        }

        @Override
        protected void processRollback(Message mail, Exchange exchange) {
            failures++;
            outage.mailStays(exchange.getException());
        }
    }
}
