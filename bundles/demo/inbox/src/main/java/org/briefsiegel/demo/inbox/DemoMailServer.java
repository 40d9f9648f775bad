package org.briefsiegel.demo.inbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server on loopback that puts mails into the inbox, or plays a fault. */
final class DemoMailServer implements AutoCloseable {

    private static final int LARGEST_MAIL = 100_000_000;

    private final Inbox inbox;
    private final SMTPServer server;
    private volatile Fault fault = Fault.UP;

    /** How the server behaves; the names are those of the switch on the page. */
    enum Fault {
        UP,
        TEMP,
        PERM
    }

    DemoMailServer(Inbox inbox, int port) {
        this.inbox = inbox;
        this.server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .maxMessageSize(LARGEST_MAIL)
                .insertReceivedHeaders(false)
                .messageHandler(this::arrived)
                .build();
        this.server.start();
    }

    void play(Fault next) {
        fault = next;
    }

    @Override
    public void close() {
        server.stop();
    }

    private void arrived(MessageContext context, String from, String to, byte[] data) throws RejectException {
        if (fault == Fault.TEMP) {
            throw new RejectException(451, "4.3.0 Try again later");
        }
        if (fault == Fault.PERM) {
            throw new RejectException(550, "5.1.1 No such mailbox");
        }
        try {
            inbox.add(MailReader.read(to, data, inbox.now()));
        } catch (MessagingException | IOException | IllegalArgumentException e) {
            throw new RejectException(554, "5.6.0 Not a mail");
        }
    }
}
