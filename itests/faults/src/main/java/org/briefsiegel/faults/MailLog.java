package org.briefsiegel.faults;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.briefsiegel.bench.MailSink;

/** The next mail server: writes down every mail that came to its final dot, and what it will say to it, before it does. */
final class MailLog implements MailSink.Receiver {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final Pattern LINK = Pattern.compile("/d/[0-9a-v]{32}");

    private static final Pattern RECIPIENT = Pattern.compile("RCPT TO:<([^>]+)>.*");

    /** It has one mailbox for all that it is told. */
    private static final String PRACTICE = "bench@";

    private final Queue<Mail> mails = new ConcurrentLinkedQueue<>();
    private final Map<String, String> links = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final FaultSwitch<MailFault> faults = new FaultSwitch<>();

    /**
     * A copy that came to its final dot.
     *
     * @param message its id, by which the outbox knows it
     * @param again whether it says that it may be a second copy
     */
    record Mail(String message, String to, boolean again, Answer answer, Instant at) {}

    /** What it can do wrong. */
    List<Disturbance> disturbances() {
        return Arrays.stream(MailFault.values()).map(faults::disturbance).toList();
    }

    @Override
    public String receive(MailSink.Talk talk) throws IOException {
        byte[] content = talk.mail();
        String reply =
                faults.current().flatMap(fault -> fault.at(MailFault.DOT)).orElse(TAKEN);
        try {
            write(new MimeMessage(SESSION, new ByteArrayInputStream(content)), answer(reply));
        } catch (MessagingException e) {
            throw new IOException(e);
        }
        return reply.equals(TAKEN) ? TAKEN : disturbed(reply);
    }

    private void write(MimeMessage mail, Answer answer) throws MessagingException, IOException {
        String to = mail.getHeader("To", ",");
        if (answer.mayHaveArrived()) {
            link(mail).ifPresent(link -> links.put(to, link));
        }
        String id = mail.getMessageID();
        boolean again = mail.getHeader("X-Briefsiegel-Again", ",") != null;
        mails.add(new Mail(id.substring(1, id.indexOf('@')), to, again, answer, Instant.now()));
    }

    private static Answer answer(String reply) {
        return switch (reply.charAt(0)) {
            case '2' -> Answer.TAKEN;
            case '4' -> Answer.DEFERRED;
            case '5' -> Answer.REFUSED;
            default -> Answer.LOST;
        };
    }

    @Override
    public String answer(String command, String usual) throws IOException {
        Optional<String> reply = faults.current().flatMap(fault -> fault.at(command));
        Matcher recipient = RECIPIENT.matcher(command);
        if (reply.isEmpty() || recipient.matches() && recipient.group(1).startsWith(PRACTICE)) {
            return usual;
        }
        if (recipient.matches() && answer(reply.get()) == Answer.REFUSED) {
            refused.add(recipient.group(1));
        }
        return disturbed(reply.get());
    }

    private String disturbed(String reply) throws IOException {
        faults.meet();
        if (reply.equals(MailFault.HANG)) {
            faults.awaitEnd();
        }
        if (reply.startsWith(MailFault.HANG)) {
            throw new IOException("hung up");
        }
        return reply;
    }

    /** Addresses of which it was said that nobody has them. */
    Set<String> refused() {
        return Set.copyOf(refused);
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
