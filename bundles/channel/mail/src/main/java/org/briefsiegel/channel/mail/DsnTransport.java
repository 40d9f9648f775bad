package org.briefsiegel.channel.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * A connection that names a mail to a server which reports later what became of it (RFC 3461, 4.4). Angus Mail itself asks for
 * such reports only where the server offers them, but has no place for the name, and elsewhere a parameter that a server doesn't
 * know is refused together with its mail.
 */
final class DsnTransport extends SMTPTransport {

    /** RFC 5321, 4.2.3: the server closes the connection. */
    private static final int CLOSING = 421;

    private volatile boolean connected;

    /** @param protocol {@code smtp} or {@code smtps} */
    DsnTransport(Session session, String protocol) {
        super(session, new URLName(protocol, null, -1, null, null, null), protocol, protocol.equals("smtps"));
    }

    @Override
    protected synchronized void setConnected(boolean now) {
        super.setConnected(now);
        connected = now;
    }

    /** Whether a further mail may be sent; without asking the server, as {@link #isConnected} does. */
    boolean isOpen() {
        return connected && getLastReturnCode() >= 0 && getLastReturnCode() != CLOSING;
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
