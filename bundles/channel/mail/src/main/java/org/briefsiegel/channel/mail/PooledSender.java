package org.briefsiegel.channel.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.component.mail.DefaultJavaMailSender;

/**
 * Sends one mail after the other over the same connections: what it takes to open one, above all its TLS, is many times the work
 * of a mail. Usable from any thread; opens as many connections as there are threads that send.
 */
final class PooledSender extends DefaultJavaMailSender {

    private final KeptConnections kept;

    /** @param protocol {@code smtp} or {@code smtps} */
    PooledSender(String protocol, Properties properties, Duration idle) {
        setProtocol(protocol);
        setJavaMailProperties(properties);
        this.kept = new KeptConnections(idle.toNanos(), System::nanoTime);
    }

    /**
     * A connection that was kept may have been closed by the server meanwhile. That shows at the next mail, of which nothing was
     * taken then: it goes over a fresh one.
     */
    @Override
    public void send(MimeMessage mail) throws MessagingException {
        MailClassLoader.during(() -> sendKept(mail));
    }

    private void sendKept(MimeMessage mail) throws MessagingException {
        Optional<DsnTransport> used = kept.take();
        if (used.isPresent()) {
            try {
                send(used.get(), mail);
                return;
            } catch (MessagingException e) {
                if (used.get().isOpen() || isWrittenOut(mail)) {
                    throw e;
                }
            }
        }
        send(open(), mail);
    }

    private void send(DsnTransport connection, MimeMessage mail) throws MessagingException {
        boolean sent = false;
        try {
            connection.sendMessage(mail, mail.getAllRecipients());
            sent = true;
        } finally {
            if (sent || connection.isOpen()) {
                kept.keep(connection);
            } else {
                KeptConnections.close(connection);
            }
        }
    }

    private DsnTransport open() throws MessagingException {
        DsnTransport connection = new DsnTransport(getSession(), getProtocol());
        connection.connect(getHost(), getPort(), getUsername(), getPassword());
        return connection;
    }

    private static boolean isWrittenOut(MimeMessage mail) {
        return mail instanceof MimeMail ours && ours.isWrittenOut();
    }

    /** Closes what has waited too long for a further mail. */
    void closeIdle() {
        kept.closeIdle();
    }

    void close() {
        kept.close();
    }
}
