package org.briefsiegel.channel.mail;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Message.Attachment;

/** A message as a MIME mail. Its Message-ID stays the same when it is sent again; its attachments are never in memory. */
final class Letter extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    Letter(Message message, Account account) throws MessagingException {
        super(Session.getInstance(new Properties()));
        this.messageId = "<" + message.id() + "@" + account.domain() + ">";
        setFrom(address(account.from(), message.sender().name()));
        setReplyTo(new InternetAddress[] {new InternetAddress(message.sender().replyTo())});
        setRecipient(RecipientType.TO, new InternetAddress(message.address()));
        setSubject(message.subject(), UTF_8);
        setSentDate(new Date());
        // RFC 3834: so that no out-of-office answer comes back
        setHeader("Auto-Submitted", "auto-generated");
        if (message.again()) {
            setHeader("X-Briefsiegel-Again", "true");
        }
        setContent(message.attachments().isEmpty() ? bodies(message) : withAttachments(message));
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static MimeMultipart bodies(Message message) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(message.text(), UTF_8);
        MimeMultipart bodies = new MimeMultipart("alternative", text);
        if (!message.html().isEmpty()) {
            MimeBodyPart html = new MimeBodyPart();
            html.setText(message.html(), UTF_8, "html");
            bodies.addBodyPart(html);
        }
        return bodies;
    }

    private static MimeMultipart withAttachments(Message message) throws MessagingException {
        MimeBodyPart bodies = new MimeBodyPart();
        bodies.setContent(bodies(message));
        MimeMultipart parts = new MimeMultipart("mixed", bodies);
        for (Attachment attachment : message.attachments()) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new Source(attachment)));
            part.setFileName(attachment.fileName());
            part.setDisposition(Part.ATTACHMENT);
            part.setHeader("Content-Transfer-Encoding", "base64");
            parts.addBodyPart(part);
        }
        return parts;
    }

    private static InternetAddress address(String address, String name) throws MessagingException {
        try {
            return new InternetAddress(address, name, UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("every Java platform has UTF-8", e);
        }
    }

    /** An attachment as the mail library reads it. */
    private record Source(Attachment attachment) implements DataSource {

        @Override
        public InputStream getInputStream() throws IOException {
            return attachment.content().open();
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("read only");
        }

        @Override
        public String getContentType() {
            return attachment.mediaType();
        }

        @Override
        public String getName() {
            return attachment.fileName();
        }
    }
}
