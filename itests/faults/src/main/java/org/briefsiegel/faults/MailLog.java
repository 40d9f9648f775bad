package org.briefsiegel.faults;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.briefsiegel.bench.MailSink;

/** The next mail server: writes down every mail that came to its final dot, before it says so. */
final class MailLog implements MailSink.Receiver {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final Pattern LINK = Pattern.compile("/d/[0-9a-v]{32}");

    private final Queue<Mail> mails = new ConcurrentLinkedQueue<>();
    private final Map<String, String> links = new ConcurrentHashMap<>();

    /**
     * A copy that was taken.
     *
     * @param message its id, by which the outbox knows it
     * @param again whether it says that it may be a second copy
     */
    record Mail(String message, String to, boolean again) {}

    @Override
    public void receive(MailSink.Talk talk) throws IOException {
        try {
            MimeMessage mail = new MimeMessage(SESSION, new ByteArrayInputStream(talk.mail()));
            String to = mail.getHeader("To", ",");
            link(mail).ifPresent(link -> links.putIfAbsent(to, link));
            String id = mail.getMessageID();
            mails.add(
                    new Mail(id.substring(1, id.indexOf('@')), to, mail.getHeader("X-Briefsiegel-Again", ",") != null));
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    /** The path of the link that this address has got. */
    Optional<String> link(String address) {
        return Optional.ofNullable(links.get(address));
    }

    List<Mail> mails() {
        return List.copyOf(mails);
    }

    private static Optional<String> link(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof Multipart parts) {
            BodyPart first = parts.getBodyPart(0);
            return link(first);
        }
        Matcher link = LINK.matcher(content.toString());
        return link.find() ? Optional.of(link.group()) : Optional.empty();
    }
}
