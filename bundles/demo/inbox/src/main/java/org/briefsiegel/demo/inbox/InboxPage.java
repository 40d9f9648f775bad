package org.briefsiegel.demo.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.briefsiegel.demo.inbox.Inbox.Mail;
import org.briefsiegel.demo.inbox.Inbox.Text;
import org.briefsiegel.platform.pages.Templates;

/** The page: mails on one side, a phone on the other. Public for the template. */
public record InboxPage(List<ShownMail> mails, List<ShownText> texts) {

    private static final Templates TEMPLATES = new Templates(InboxPage.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final Pattern LINK = Pattern.compile("https?://(?:(?![\"<>]|[.,;:!?)]+(?:\\s|$))\\S)+");

    /** A mail; without a part in HTML where it came without one. */
    public record ShownMail(
            String id,
            String subject,
            String from,
            String to,
            String time,
            List<Piece> text,
            List<File> files,
            boolean html,
            String headers) {}

    /** A file of a mail, with the address of its content if that was kept. */
    public record File(String name, String url, String size) {}

    /** A text message. */
    public record ShownText(String from, String to, String time, List<Piece> text) {}

    /** A piece of a text: words, or an address that can be followed. */
    public record Piece(String text, boolean link) {}

    static String of(List<Mail> mails, List<Text> texts) {
        InboxPage page = new InboxPage(
                mails.stream().map(InboxPage::shown).toList(),
                texts.stream().map(InboxPage::shown).toList());
        return new String(TEMPLATES.draw("inbox.ftlh", Map.of("inbox", page)), StandardCharsets.UTF_8);
    }

    static String attachmentUrl(Mail mail, int index) {
        return "/demo/attachments/" + mail.id() + "/" + index;
    }

    private static ShownMail shown(Mail mail) {
        return new ShownMail(
                mail.id(),
                mail.subject(),
                mail.from(),
                mail.to(),
                time(mail.receivedAt()),
                pieces(mail.text()),
                IntStream.range(0, mail.attachments().size())
                        .mapToObj(index -> file(mail, index))
                        .toList(),
                !mail.html().isEmpty(),
                String.join("\n", mail.headers()));
    }

    private static File file(Mail mail, int index) {
        Inbox.Attachment attachment = mail.attachments().get(index);
        String url = attachment.content().isPresent() ? attachmentUrl(mail, index) : "";
        return new File(attachment.fileName(), url, String.valueOf(attachment.size()));
    }

    private static ShownText shown(Text text) {
        return new ShownText(text.from(), text.to(), time(text.receivedAt()), pieces(text.text()));
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher link = LINK.matcher(text);
        int end = 0;
        while (link.find()) {
            pieces.add(new Piece(text.substring(end, link.start()), false));
            pieces.add(new Piece(link.group(), true));
            end = link.end();
        }
        pieces.add(new Piece(text.substring(end), false));
        return pieces;
    }
}
