package org.briefsiegel.transfer.notice;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.platform.language.TextBundle;
import org.briefsiegel.platform.pages.Templates;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.api.DeliveryProblem;
import org.briefsiegel.transfer.api.Exposure;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.storeapi.TransferRecord;

/**
 * Writes the mails that tell a practice what needs its attention, in German and then in English. They name the transfer and
 * the practice's own reference, and neither a person nor anything of the content.
 */
public final class AlertMail {

    private static final String SENDER = "Briefsiegel";
    private static final Templates TEMPLATES = new Templates(AlertMail.class);
    private final Plugins plugins;

    public AlertMail(Plugins plugins) {
        this.plugins = plugins;
    }

    /** @param body a kind of event, and its detail if it has one */
    public Message write(Item item, TransferRecord transfer, Practice practice, String body) {
        Alert alert = Alert.read(body);
        List<String> german = paragraphs(Locale.GERMAN, alert, transfer);
        List<String> english = paragraphs(Locale.ENGLISH, alert, transfer);
        String text = String.join(
                        "\n\n",
                        Stream.of(german, List.of("--"), english)
                                .flatMap(List::stream)
                                .toList())
                + "\n";
        String subject = subject(alert);
        byte[] html =
                TEMPLATES.draw("alert-mail.ftlh", Map.of("subject", subject, "german", german, "english", english));
        return new Message(
                item.id(),
                item.again(),
                new Message.Sender(SENDER, practice.email()),
                plugins.channel(item.channel())
                        .map(channel -> channel.normalize(practice.email()))
                        .orElse(practice.email()),
                subject,
                text,
                new String(html, StandardCharsets.UTF_8),
                List.of());
    }

    /** An event as the outbox keeps it: {@code wrong-recipient opened 1/2}. */
    private record Alert(String kind, String detail) {
        static Alert read(String body) {
            int end = (body + " ").indexOf(' ');
            return new Alert(body.substring(0, end), body.substring(end).strip());
        }

        Optional<DeliveryProblem> problem() {
            return DeliveryProblem.parse(detail);
        }
    }

    /** For whom reads the list of mails only. */
    private static String subject(Alert alert) {
        String subject = texts(Locale.GERMAN).format("subject." + alert.kind());
        return alert.problem()
                .map(it -> subject + ": " + withoutFullStop(it.reason().text(Locale.GERMAN)))
                .orElse(subject);
    }

    private static String withoutFullStop(String sentence) {
        int end = sentence.indexOf('.');
        return end < 0 ? sentence : sentence.substring(0, end);
    }

    private static List<String> paragraphs(Locale locale, Alert alert, TransferRecord transfer) {
        TextBundle texts = texts(locale);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(texts.format("what." + alert.kind()));
        if (alert.kind().equals(TransferEvent.Kind.WRONG_RECIPIENT.id())) {
            Exposure exposure = Exposure.parse(alert.detail());
            paragraphs.add(
                    exposure.opened()
                            ? texts.format("fact.opened", exposure.fetched(), exposure.documents())
                            : texts.format("fact.never-opened"));
            paragraphs.add(texts.format("fact.wrong-answers", transfer.tries()));
        }
        alert.problem()
                .ifPresentOrElse(
                        problem -> paragraphs.addAll(told(locale, alert.kind(), problem, transfer)),
                        () -> paragraphs.add(texts.format(key(texts, "next." + alert.kind(), transfer))));
        paragraphs.add(
                transfer.reference().isEmpty()
                        ? texts.format("transfer", transfer.id())
                        : texts.format("transfer.reference", transfer.id(), transfer.reference()));
        return paragraphs;
    }

    /** What it was, why, what to do next, and what a server had said for who knows. */
    private static List<String> told(Locale locale, String kind, DeliveryProblem problem, TransferRecord transfer) {
        TextBundle texts = texts(locale);
        List<String> told = new ArrayList<>();
        String subject = "subject-of." + kind + "." + problem.subject().id();
        told.add(texts.format(key(texts, subject, transfer)) + " "
                + problem.reason().text(locale));
        told.add(problem.reason().advice(locale));
        if (!problem.technical().isEmpty()) {
            told.add(texts.format("technical", problem.technical()));
        }
        return told;
    }

    /** Of the text for a transfer that no mail leads to, where there is one. */
    private static String key(TextBundle texts, String key, TransferRecord transfer) {
        String onPaper = key + ".paper";
        return transfer.recipient().isOnPaper() && texts.has(onPaper) ? onPaper : key;
    }

    private static TextBundle texts(Locale locale) {
        return new TextBundle(AlertMail.class, "alerts", locale);
    }
}
