package org.briefsiegel.demo.inbox;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.briefsiegel.demo.inbox.Inbox.Attachment;
import org.briefsiegel.demo.inbox.Inbox.Mail;
import org.briefsiegel.demo.inbox.Inbox.Text;

/** The page: mails on one side, a phone on the other. */
final class InboxPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final Pattern LINK = Pattern.compile("https?://(?:(?!&quot;|&lt;|&gt;|[.,;:!?)]+(?:\\s|$))\\S)+");

    private InboxPage() {}

    static String of(List<Mail> mails, List<Text> texts) {
        return """
                <!DOCTYPE html>
                <html lang="de">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Posteingang zum Ausprobieren</title>
                <link rel="stylesheet" href="/demo/inbox.css">
                </head>
                <body>
                <header><h1>Posteingang zum Ausprobieren</h1>
                <p>Hier kommt an, was dieser Server verschickt. <span lang="en">What this server sends arrives here.</span>
                <a href="/demo/">Neu laden</a></p></header>
                <main>
                <section aria-labelledby="mails"><h2 id="mails">E-Mails</h2>%s</section>
                <section aria-labelledby="phone" class="phone"><h2 id="phone">Telefon</h2>%s</section>
                </main>
                </body>
                </html>
                """.formatted(
                        mails.isEmpty()
                                ? nothing()
                                : mails.stream().map(InboxPage::mail).collect(Collectors.joining()),
                        texts.isEmpty()
                                ? nothing()
                                : texts.stream().map(InboxPage::text).collect(Collectors.joining()));
    }

    private static String nothing() {
        return "<p class=\"nothing\">Noch nichts. <span lang=\"en\">Nothing yet.</span></p>";
    }

    private static String mail(Mail mail) {
        return """
                <article>
                <h3>%s</h3>
                <p class="meta">Von %s · an %s · <time>%s</time></p>
                <pre>%s</pre>%s%s
                <details><summary>Kopfzeilen <span lang="en">Headers</span></summary><pre class="headers">%s</pre></details>
                </article>
                """.formatted(
                        escape(mail.subject()),
                        escape(mail.from()),
                        escape(mail.to()),
                        time(mail.receivedAt()),
                        linked(mail.text()),
                        attachments(mail),
                        html(mail),
                        escape(String.join("\n", mail.headers())));
    }

    private static String html(Mail mail) {
        if (mail.html().isEmpty()) {
            return "";
        }
        return """
                <details><summary>Mit Gestaltung <span lang="en">As HTML</span></summary>
                <iframe src="/demo/mails/%s/html" title="E-Mail mit Gestaltung" loading="lazy"
                sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe></details>
                """.formatted(mail.id());
    }

    static String attachmentUrl(Mail mail, int index) {
        return "/demo/attachments/" + mail.id() + "/" + index;
    }

    private static String attachments(Mail mail) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < mail.attachments().size(); i++) {
            Attachment attachment = mail.attachments().get(i);
            String name = escape(attachment.fileName());
            String shown = attachment.content().isPresent()
                    ? "<a href=\"%s\">%s</a>".formatted(attachmentUrl(mail, i), name)
                    : name;
            list.append("<p class=\"file\">%s (%d Byte)</p>".formatted(shown, attachment.size()));
        }
        return list.toString();
    }

    private static String text(Text text) {
        return """
                <article>
                <p class="meta">%s · an %s · <time>%s</time></p>
                <pre>%s</pre>
                </article>
                """.formatted(escape(text.from()), escape(text.to()), time(text.receivedAt()), linked(text.text()));
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static String linked(String text) {
        return LINK.matcher(escape(text))
                .replaceAll(
                        link -> Matcher.quoteReplacement("<a href=\"" + link.group() + "\">" + link.group() + "</a>"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
