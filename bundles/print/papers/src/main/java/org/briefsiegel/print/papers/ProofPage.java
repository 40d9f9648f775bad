package org.briefsiegel.print.papers;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.transfer.api.DeliveryProblem;
import org.briefsiegel.transfer.api.DeliveryReason;
import org.briefsiegel.transfer.api.Exposure;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;

/** What a proof says, in words; public for the template. What isn't known is empty. */
public record ProofPage(
        String id,
        String reference,
        String state,
        String fetched,
        String acceptedAt,
        String expiresAt,
        String destroyedAt,
        String factor,
        String factorNote,
        String name,
        String email,
        String phone,
        String relation,
        List<Document> documents,
        String price,
        List<Moment> timeline,
        String printedAt,
        String zone) {

    /** Some twelve pages; whoever makes more happen finds the rest in the API. */
    static final int LONGEST_TIMELINE = 500;

    /** One document. */
    public record Document(
            String number,
            String title,
            String type,
            String fileName,
            String mediaType,
            String size,
            String sha256,
            String fetchedAt) {

        static Document of(Transfer.Item item, PlugInNames names, Texts texts) {
            return new Document(
                    String.valueOf(item.number()),
                    item.title(),
                    names.ofType(item.type()),
                    item.fileName(),
                    item.mediaType(),
                    texts.text("size.bytes", item.size()),
                    item.sha256(),
                    item.downloadedAt().map(texts::moment).orElse(""));
        }

        @Override
        public String toString() {
            return "Document[" + number + "]";
        }
    }

    /** One event. */
    public record Moment(String time, String what, String detail) {

        static Moment of(TransferEvent event, PlugInNames names, Texts texts) {
            return new Moment(
                    texts.moment(event.time()),
                    texts.text("event." + event.kind().id()),
                    detail(event, names, texts));
        }

        private static String detail(TransferEvent event, PlugInNames names, Texts texts) {
            if (event.detail().isEmpty()) {
                return "";
            }
            return switch (event.kind()) {
                case ACCEPTED, OPENED -> names.ofFactor(event.detail());
                case WRONG_ANSWER -> texts.text("detail.try", event.detail());
                case DOCUMENT_STARTED, DOCUMENT_DOWNLOADED, CONTENT_DAMAGED ->
                    texts.text("detail.document", event.detail());
                case WRONG_RECIPIENT -> misdelivered(Exposure.parse(event.detail()), texts);
                case RESENT, RENEWAL_REQUESTED -> ""; // by which link somebody asked is for counting
                case DELIVERY_DELAYED, DELIVERY_FAILED, DELIVERY_DOUBTFUL ->
                    DeliveryProblem.of(event).map(it -> problem(it, texts)).orElse(event.detail());
                case REMINDER_TEXT_FAILED -> reason(DeliveryReason.of(event.detail()), texts);
                case REMINDER_TEXT_LEFT_OUT -> leftOut(event.detail(), texts);
                default -> event.detail();
            };
        }

        private static String problem(DeliveryProblem problem, Texts texts) {
            String reason = reason(problem.reason(), texts);
            return problem.technical().isEmpty() ? reason : reason + " (" + problem.technical() + ")";
        }

        private static String leftOut(String problem, Texts texts) {
            String key = "detail.left-out." + problem;
            return texts.has(key) ? texts.text(key) : problem;
        }

        private static String reason(DeliveryReason reason, Texts texts) {
            return reason.text(Locale.forLanguageTag(texts.tag()));
        }

        private static String misdelivered(Exposure exposure, Texts texts) {
            return exposure.opened()
                    ? texts.text("detail.opened", exposure.fetched(), exposure.documents())
                    : texts.text("detail.never-opened");
        }
    }

    static ProofPage of(
            Transfer transfer,
            List<TransferEvent> events,
            Instant printedAt,
            ZoneId zone,
            PlugInNames names,
            Texts texts) {
        Recipient recipient = transfer.recipient();
        return new ProofPage(
                transfer.id(),
                transfer.reference(),
                texts.text("state." + transfer.standing()),
                fetched(transfer, texts),
                texts.moment(transfer.createdAt()),
                transfer.expiresAt().map(texts::moment).orElse(""),
                transfer.contentDestroyedAt().map(texts::moment).orElse(""),
                names.ofFactor(transfer.factor()),
                names.noteOn(transfer.factor()),
                recipient.name(),
                recipient.email(),
                recipient.maskedPhone(),
                relation(recipient, texts),
                transfer.documents().stream()
                        .map(item -> Document.of(item, names, texts))
                        .toList(),
                texts.money(transfer.charge().amount(), transfer.charge().currency()),
                timeline(events, names, texts),
                texts.moment(printedAt),
                zone.getId());
    }

    /** Another thing than the state, which may hide it. */
    private static String fetched(Transfer transfer, Texts texts) {
        return transfer.isAttachment()
                ? texts.text("fact.fetched.attachment")
                : texts.text(
                        "fact.fetched.count",
                        transfer.downloaded(),
                        transfer.documents().size());
    }

    private static List<Moment> timeline(List<TransferEvent> events, PlugInNames names, Texts texts) {
        Stream<Moment> printed = events.stream().limit(LONGEST_TIMELINE).map(event -> Moment.of(event, names, texts));
        int more = events.size() - LONGEST_TIMELINE;
        Stream<Moment> rest =
                more > 0 ? Stream.of(new Moment("", texts.text("timeline.more", more), "")) : Stream.empty();
        return Stream.concat(printed, rest).toList();
    }

    @Override
    public String toString() {
        return "ProofPage[" + id + "]";
    }

    private static String relation(Recipient recipient, Texts texts) {
        String key = "relation." + recipient.relation();
        return texts.has(key) ? texts.text(key) + " (" + recipient.relation() + ")" : recipient.relation();
    }
}
