package org.briefsiegel.channel.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Message.Attachment;
import org.briefsiegel.platform.domains.Domains;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A message as MIME (RFC 5322, RFC 2045 and following), which knows whether all of it has left this machine. */
final class MimeMail extends SMTPMessage {

    /** One for all: to make one, Jakarta Mail asks every bundle of the container for its providers. */
    private static final Session SESSION = Session.getInstance(new Properties());

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String id;
    private final String messageId;
    private boolean writtenOut;

    /**
     * @param from the bare address that all mail comes from
     * @param bounceAddress where what becomes of it is told; empty: to {@code from}, as mail servers see fit
     */
    MimeMail(Message message, String from, String bounceAddress, Instant date) throws MessagingException, IOException {
        super(SESSION);
        this.id = message.id();
        this.messageId = "<" + id + domain(from) + ">";
        if (!bounceAddress.isEmpty()) {
            askForReports(bounceAddress);
        }
        setFrom(new InternetAddress(from, oneLine(message.sender().name()), UTF_8));
        String replyTo = Domains.inMailAddress(oneLine(message.sender().replyTo()));
        if (MailChannel.isAddress(replyTo)) { // it may be one of another channel
            setReplyTo(InternetAddress.parse(replyTo));
        }
        setRecipient(RecipientType.TO, new InternetAddress(message.address(), true));
        setSubject(oneLine(message.subject()), UTF_8);
        setSentDate(Date.from(date));
        setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no holiday notice comes back
        if (message.again()) {
            setHeader("X-Briefsiegel-Again", "true");
        }
        fill(message);
        saveChanges();
    }

    /** Whether the receiver has got everything up to the final dot, so that only its answer can still be missing. */
    boolean isWrittenOut() {
        return writtenOut;
    }

    /**
     * Each mail has an envelope sender of its own, since many servers return nothing else by which it could be known again. Only
     * the headers come back where the server knows RFC 3461: a mailbox that many may read is no place for links.
     */
    private void askForReports(String bounceAddress) {
        String domain = domain(bounceAddress);
        String mailbox = bounceAddress.substring(0, bounceAddress.length() - domain.length());
        setEnvelopeFrom(mailbox + "+" + id + domain);
        setNotifyOptions(NOTIFY_SUCCESS | NOTIFY_FAILURE | NOTIFY_DELAY);
        setReturnOption(RETURN_HDRS);
    }

    /** To be called only where the server offers reports. */
    void nameInReports() {
        if (getEnvelopeFrom() != null) {
            setMailExtension("ENVID=" + id); // letters, digits and hyphens, which need no xtext
        }
    }

    /** With its at sign. */
    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@'));
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException, MessagingException {
        writtenOut = false;
        super.writeTo(out, ignoredHeaders);
        writtenOut = true;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private void fill(Message message) throws MessagingException {
        if (message.attachments().isEmpty()) {
            setDataHandler(body(message));
            if (message.html().isEmpty() && BrokenLinks.in(message.text())) {
                setHeader("Content-Transfer-Encoding", "base64");
            }
            return;
        }
        MimeMultipart mixed = new MimeMultipart("mixed", part(body(message)));
        for (Attachment attachment : message.attachments()) {
            mixed.addBodyPart(file(attachment));
        }
        setDataHandler(new MultipartHandler(mixed));
    }

    private static DataHandler body(Message message) throws MessagingException {
        return message.html().isEmpty()
                ? text(message.text(), "plain")
                : new MultipartHandler(
                        new MimeMultipart("alternative", part(message.text(), "plain"), part(message.html(), "html")));
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = part(text(text, subtype));
        if (BrokenLinks.in(text)) {
            part.setHeader("Content-Transfer-Encoding", "base64");
        }
        return part;
    }

    private static MimeBodyPart part(DataHandler content) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(content);
        return part;
    }

    private static DataHandler text(String text, String subtype) {
        byte[] bytes = text.replaceAll("\\R", "\r\n").getBytes(StandardCharsets.UTF_8);
        return new DataHandler(new ByteArrayDataSource(bytes, "text/" + subtype + "; charset=UTF-8"));
    }

    /** Names the encoding, or else the whole file would be read once just to choose one. */
    private static MimeBodyPart file(Attachment attachment) throws MessagingException {
        ParameterList parameters = new ParameterList();
        parameters.set("filename", oneLine(attachment.fileName()), UTF_8); // RFC 2231
        MimeBodyPart part = part(new DataHandler(new AttachmentSource(attachment)));
        part.setHeader("Content-Type", attachment.mediaType());
        part.setHeader("Content-Disposition", new ContentDisposition("attachment", parameters).toString());
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** A line break in a header would begin the next one. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
