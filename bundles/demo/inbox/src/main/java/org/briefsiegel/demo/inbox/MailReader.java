package org.briefsiegel.demo.inbox;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.briefsiegel.demo.inbox.Inbox.Attachment;
import org.briefsiegel.demo.inbox.Inbox.Mail;

/** Takes a mail apart as a mail program does: the first plain text, the first HTML, and everything else as files. */
final class MailReader {

    private static final int LARGEST_KEPT = 20_000_000;
    private static final int BUFFER = 16_384;

    private final List<Attachment> attachments = new ArrayList<>();
    private Optional<String> text = Optional.empty();
    private Optional<String> html = Optional.empty();

    private MailReader() {}

    /** @param to the recipient of the envelope */
    static Mail read(String to, byte[] data, Instant arrivedAt) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data));
        MailReader reader = new MailReader();
        reader.take(message);
        return new Mail(
                UUID.randomUUID().toString(),
                to,
                header(message, "From"),
                header(message, "Reply-To"),
                header(message, "Subject"),
                header(message, "Message-ID"),
                headers(message),
                reader.text.orElse(""),
                reader.html.orElse(""),
                arrivedAt,
                message.getHeader("X-Briefsiegel-Again") != null,
                List.copyOf(reader.attachments));
    }

    private void take(Part part) throws MessagingException, IOException {
        // not by getContent(), which looks for handlers by the thread's class loader: here it has none of them
        if (part.isMimeType("multipart/*")) {
            MimeMultipart parts = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < parts.getCount(); i++) {
                take(parts.getBodyPart(i));
            }
        } else if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            attachments.add(attachment(part));
        } else if (part.isMimeType("text/plain") && text.isEmpty()) {
            text = Optional.of(characters(part));
        } else if (part.isMimeType("text/html") && html.isEmpty()) {
            html = Optional.of(characters(part));
        } else {
            attachments.add(attachment(part));
        }
    }

    private static String characters(Part part) throws MessagingException, IOException {
        String name = new ContentType(part.getContentType()).getParameter("charset");
        Charset charset = name == null ? StandardCharsets.US_ASCII : Charset.forName(MimeUtility.javaCharset(name));
        try (InputStream in = part.getInputStream()) {
            return new String(in.readAllBytes(), charset);
        }
    }

    private static Attachment attachment(Part part) throws MessagingException, IOException {
        MessageDigest digest = sha256();
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = part.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
                if (size <= LARGEST_KEPT) {
                    kept.write(buffer, 0, read);
                }
            }
        }
        String name = part.getFileName();
        return new Attachment(
                name == null ? "attachment" : name,
                new ContentType(part.getContentType()).getBaseType(),
                size,
                HexFormat.of().formatHex(digest.digest()),
                size <= LARGEST_KEPT ? Optional.of(kept.toByteArray()) : Optional.empty());
    }

    private static List<String> headers(MimeMessage message) throws MessagingException, IOException {
        List<String> lines = new ArrayList<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            lines.add(header.getName() + ": " + readable(header.getValue()));
        }
        return List.copyOf(lines);
    }

    private static String header(MimeMessage message, String name) throws MessagingException, IOException {
        String value = message.getHeader(name, ", ");
        return value == null ? "" : readable(value);
    }

    private static String readable(String value) throws IOException {
        return MimeUtility.decodeText(MimeUtility.unfold(value));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
