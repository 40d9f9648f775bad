package org.briefsiegel.transfer.notice;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.storeapi.TransferRecord;

/**
 * Writes the mails, in the recipient's language. They say who sends, what is needed and until when, and nothing about the
 * content; a mail with a link holds exactly one.
 */
public final class NoticeComposer {

    private final Plugins plugins;
    private final Site site;
    private final FactorSentence sentence;

    public NoticeComposer(Plugins plugins, Site site) {
        this.plugins = plugins;
        this.site = site;
        this.sentence = new FactorSentence(plugins, site.zone());
    }

    public Message notice(Item item, TransferRecord transfer, Practice practice, String token) {
        return withLink("notice", item, transfer, practice, token);
    }

    /** The same, for whom the first one has slipped. */
    public Message reminder(Item item, TransferRecord transfer, Practice practice, String token) {
        return withLink("reminder", item, transfer, practice, token);
    }

    /** @param kind what the keys of subject and first sentence begin with */
    private Message withLink(String kind, Item item, TransferRecord transfer, Practice practice, String token) {
        Locale locale = locale(transfer);
        Texts texts = new Texts(NoticeComposer.class, locale, site.zone());
        MailContent letter = new MailContent(
                language(locale),
                subject(texts, kind + ".subject", practice.name()),
                practice.name(),
                List.of(
                        greeting(texts, transfer),
                        texts.text(kind + ".what", practice.name()) + " " + texts.text("notice.why")),
                texts.text("notice.button"),
                site.baseUrl().resolve("/d/" + token).toString(),
                List.of(
                        sentence.of(transfer, locale),
                        texts.text("notice.until", texts.moment(end(transfer))),
                        texts.text("notice.wrong"),
                        texts.text("questions")),
                signature(texts, practice));
        return mail(item, transfer, practice, letter, List.of());
    }

    public Message attachment(
            Item item, TransferRecord transfer, Practice practice, List<Message.Attachment> attachments) {
        Locale locale = locale(transfer);
        Texts texts = new Texts(NoticeComposer.class, locale, site.zone());
        MailContent letter = new MailContent(
                language(locale),
                subject(texts, "attachment.subject", practice.name()),
                practice.name(),
                List.of(greeting(texts, transfer), texts.text("attachment.what", practice.name())),
                "",
                "",
                List.of(texts.text("questions")),
                signature(texts, practice));
        return mail(item, transfer, practice, letter, attachments);
    }

    /** A text message, of a factor or to remind: the sealed body is the address, a line feed, and the text. */
    public Message factor(Item item, Practice practice, String body) {
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

    /** The channel may be another than the one that was in force when the transfer was accepted. */
    private Message mail(
            Item item,
            TransferRecord transfer,
            Practice practice,
            MailContent letter,
            List<Message.Attachment> attachments) {
        return new Message(
                item.id(),
                item.again(),
                sender(practice),
                address(item, transfer.recipient().email()),
                letter.subject(),
                letter.text(),
                letter.html(),
                attachments);
    }

    private String address(Item item, String given) {
        return plugins.channel(item.channel())
                .map(channel -> channel.normalize(given))
                .orElse(given);
    }

    private static Message.Sender sender(Practice practice) {
        return new Message.Sender(practice.name(), practice.email());
    }

    private static String greeting(Texts texts, TransferRecord transfer) {
        String name = oneLine(transfer.recipient().name());
        return name.isEmpty() ? texts.text("greeting") : texts.text("greeting.name", name);
    }

    private static Instant end(TransferRecord transfer) {
        return transfer.expiresAt().orElse(transfer.createdAt());
    }

    private static List<String> signature(Texts texts, Practice practice) {
        return Stream.of(practice.name(), practice.address(), texts.text("phone", practice.phone()))
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static Locale locale(TransferRecord transfer) {
        return Languages.OF_RECIPIENTS.fitting(transfer.recipient().locale());
    }

    private static Language language(Locale locale) {
        return Languages.OF_RECIPIENTS.of(locale).orElse(Language.GERMAN);
    }

    /** Programs that list mails show the subject alone, and some of them every mark in it. */
    private static String subject(Texts texts, String key, String sender) {
        return texts.text(key, sender).replaceAll("[\u2068\u2069]", "");
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cc}]+", " ").strip();
    }
}
