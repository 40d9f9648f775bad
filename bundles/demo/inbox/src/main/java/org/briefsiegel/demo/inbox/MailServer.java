package org.briefsiegel.demo.inbox;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.briefsiegel.demo.inbox.Inbox.Attachment;
import org.briefsiegel.demo.inbox.Inbox.Mail;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server on loopback that puts mails into the inbox, or plays a fault. */
final class MailServer implements AutoCloseable {

    private static final int LARGEST_KEPT = 20_000_000;
    private static final int LARGEST_MAIL = 150_000_000;

    private final Inbox inbox;
    private final SMTPServer server;
    private volatile Fault fault = Fault.UP;

    /** How the server behaves; the names are those of the switch on the page. */
    enum Fault {
        UP,
        TEMP,
        PERM
    }

    MailServer(Inbox inbox, int port) {
        this.inbox = inbox;
        this.server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .maxMessageSize(LARGEST_MAIL)
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
            throw new RejectException(451, "Try again later");
        }
        if (fault == Fault.PERM) {
            throw new RejectException(550, "No such mailbox");
        }
        try {
            inbox.add(read(to, new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data))));
        } catch (MessagingException | IOException e) {
            throw new RejectException(554, "Not a mail: " + e.getMessage());
        }
    }

    private static Mail read(String to, MimeMessage message) throws MessagingException, IOException {
        Parts parts = new Parts();
        parts.read(message);
        return new Mail(
                UUID.randomUUID().toString(),
                to,
                header(message, "From"),
                header(message, "Reply-To"),
                message.getSubject(),
                header(message, "Message-ID"),
                parts.text,
                parts.html,
                Instant.now(),
                message.getHeader("X-Briefsiegel-Again") != null,
                parts.attachments);
    }

    private static String header(MimeMessage message, String name) throws MessagingException, IOException {
        String value = message.getHeader(name, ", ");
        return value == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(value));
    }

    /** What a mail is made of. */
    private static final class Parts {
        private String text = "";
        private String html = "";
        private final List<Attachment> attachments = new ArrayList<>();

        void read(Part part) throws MessagingException, IOException {
            if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                attachments.add(attachment(part));
            } else if (part.getContent() instanceof Multipart multipart) {
                for (int i = 0; i < multipart.getCount(); i++) {
                    BodyPart next = multipart.getBodyPart(i);
                    read(next);
                }
            } else if (part.isMimeType("text/html")) {
                html = String.valueOf(part.getContent());
            } else {
                text = String.valueOf(part.getContent());
            }
        }

        private static Attachment attachment(Part part) throws MessagingException, IOException {
            byte[] content = part.getInputStream().readAllBytes();
            String type = part.getContentType();
            int parameters = type.indexOf(';');
            return new Attachment(
                    part.getFileName(),
                    parameters < 0 ? type : type.substring(0, parameters),
                    content.length,
                    sha256(content),
                    content.length <= LARGEST_KEPT ? Optional.of(content) : Optional.empty());
        }

        private static String sha256(byte[] content) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
