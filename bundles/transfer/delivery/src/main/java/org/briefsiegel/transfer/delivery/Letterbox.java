package org.briefsiegel.transfer.delivery;

import java.net.URI;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.plugins.Plugins;
import org.briefsiegel.transfer.spi.Outbox.Item;
import org.briefsiegel.transfer.spi.TransferRecord;

/**
 * Writes the mails. They say who sends, what is needed and until when, and nothing about the content; a mail with a link
 * holds exactly one.
 */
final class Letterbox {

    private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");
    private static final ResourceBundle.Control GERMAN_BY_DEFAULT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Plugins plugins;
    private final URI baseUrl;

    Letterbox(Plugins plugins, URI baseUrl) {
        this.plugins = plugins;
        this.baseUrl = baseUrl;
    }

    Message notice(Item item, TransferRecord transfer, Practice practice, String token) {
        Locale locale = transfer.recipient().locale();
        ResourceBundle texts = texts(locale);
        String link = baseUrl.resolve("/d/" + token).toString();
        String greeting = greeting(texts, transfer);
        String what = format(texts, "notice.what", locale, practice.name());
        String needed = needed(texts, transfer, locale);
        String until = format(texts, "notice.until", locale, date(transfer, locale));
        String help = format(texts, "help", locale, practice.name(), practice.phone());
        String text = String.join("\n\n", greeting, what, link, needed, until, help, practice.name()) + "\n";
        String button = "<a href=\"" + Html.escape(link) + "\" style=\"color:#0b4f8a;font-weight:bold\">"
                + Html.escape(texts.getString("notice.button")) + "</a>";
        String html = Html.page(
                locale,
                List.of(
                        Html.escape(greeting),
                        Html.escape(what),
                        button,
                        Html.escape(needed),
                        Html.escape(until),
                        Html.escape(help),
                        Html.escape(practice.name())));
        return mail(item, transfer, practice, format(texts, "notice.subject", locale, practice.name()), text, html);
    }

    Message attachment(Item item, TransferRecord transfer, Practice practice, List<Message.Attachment> attachments) {
        Locale locale = transfer.recipient().locale();
        ResourceBundle texts = texts(locale);
        String greeting = greeting(texts, transfer);
        String what = format(texts, "attachment.what", locale, practice.name());
        String help = format(texts, "help", locale, practice.name(), practice.phone());
        Message mail = mail(
                item,
                transfer,
                practice,
                format(texts, "attachment.subject", locale, practice.name()),
                String.join("\n\n", greeting, what, help, practice.name()) + "\n",
                Html.page(
                        locale,
                        List.of(
                                Html.escape(greeting),
                                Html.escape(what),
                                Html.escape(help),
                                Html.escape(practice.name()))));
        return new Message(
                mail.id(),
                mail.again(),
                mail.sender(),
                mail.address(),
                mail.subject(),
                mail.text(),
                mail.html(),
                attachments);
    }

    /** What a factor sends: the sealed body is the address, a line feed, and the text. */
    Message factor(Item item, Practice practice, String body) {
        int end = body.indexOf('\n');
        return new Message(
                item.id(),
                item.again(),
                sender(practice),
                body.substring(0, end),
                "",
                body.substring(end + 1),
                "",
                List.of());
    }

    private static Message mail(
            Item item, TransferRecord transfer, Practice practice, String subject, String text, String html) {
        return new Message(
                item.id(),
                item.again(),
                sender(practice),
                transfer.recipient().email(),
                subject,
                text,
                html,
                List.of());
    }

    private static Message.Sender sender(Practice practice) {
        return new Message.Sender(practice.name(), practice.email());
    }

    private static String greeting(ResourceBundle texts, TransferRecord transfer) {
        String name = transfer.recipient().name();
        return name.isBlank()
                ? texts.getString("greeting")
                : format(texts, "greeting.name", transfer.recipient().locale(), name);
    }

    /** Names the factor if it is there; a link can be used as soon as it is back. */
    private String needed(ResourceBundle texts, TransferRecord transfer, Locale locale) {
        Optional<String> label = plugins.factor(transfer.factor()).map(factor -> factor.label(locale));
        return label.map(it -> format(texts, "notice.needed", locale, it))
                .orElseGet(() -> texts.getString("notice.needed.unknown"));
    }

    private static String date(TransferRecord transfer, Locale locale) {
        Instant end = transfer.expiresAt().orElse(transfer.createdAt());
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZONE)
                .format(end);
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                Letterbox.class.getPackageName() + ".messages",
                locale,
                Letterbox.class.getClassLoader(),
                GERMAN_BY_DEFAULT);
    }

    private static String format(ResourceBundle texts, String key, Locale locale, Object... parts) {
        return new MessageFormat(texts.getString(key), locale).format(parts);
    }
}
