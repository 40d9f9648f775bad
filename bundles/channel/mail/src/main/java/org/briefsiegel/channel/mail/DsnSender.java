package org.briefsiegel.channel.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.URLName;
import java.util.Properties;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Sends mail, and names it to a server that reports later what became of it (RFC 3461, 4.4). Angus Mail itself asks for such
 * reports only where the server offers them, but has no place for the name, and elsewhere a parameter that a server doesn't know
 * is refused together with its mail.
 */
final class DsnSender extends DefaultJavaMailSender {

    /** @param protocol {@code smtp} or {@code smtps} */
    DsnSender(String protocol, Properties properties) {
        setProtocol(protocol);
        setJavaMailProperties(properties);
    }

    @Override
    protected Transport getTransport(Session session) {
        return new DsnTransport(session, getProtocol());
    }

    private static final class DsnTransport extends SMTPTransport {

        DsnTransport(Session session, String protocol) {
            super(session, new URLName(protocol, null, -1, null, null, null), protocol, protocol.equals("smtps"));
        }

        /** Called when the server has said what it offers. */
        @Override
        public synchronized void sendMessage(Message message, Address[] addresses) throws MessagingException {
            if (message instanceof MimeMail mail && supportsExtension("DSN")) {
                mail.nameInReports();
            }
            super.sendMessage(message, addresses);
        }
    }
}
