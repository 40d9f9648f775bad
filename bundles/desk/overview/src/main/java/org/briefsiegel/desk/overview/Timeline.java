package org.briefsiegel.desk.overview;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.transfer.api.DeliveryProblem;
import org.briefsiegel.transfer.api.DeliveryReason;
import org.briefsiegel.transfer.api.Exposure;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;

/** What has happened to a transfer, in words. */
record Timeline(Transfer transfer, List<TransferEvent> events) {

    /** One line; public for the template. */
    public record Moment(String when, String what, String detail) {}

    List<Moment> moments(Texts texts) {
        Map<String, String> titles = transfer.documents().stream()
                .filter(item -> !item.title().isEmpty())
                .collect(Collectors.toMap(item -> String.valueOf(item.number()), Transfer.Item::title));
        return events.stream()
                .map(event -> new Moment(
                        texts.moment(event.time()),
                        texts.text("event." + event.kind().id()),
                        detail(event, titles, texts)))
                .toList();
    }

    private static String detail(TransferEvent event, Map<String, String> titles, Texts texts) {
        return switch (event.kind()) {
            case WRONG_RECIPIENT -> exposure(Exposure.parse(event.detail()), texts);
            case DOCUMENT_STARTED, DOCUMENT_DOWNLOADED, CONTENT_DAMAGED ->
                Optional.ofNullable(titles.get(event.detail()))
                        .orElseGet(() -> texts.text("detail.document", event.detail()));
            case REMINDER_TEXT_FAILED -> reason(DeliveryReason.of(event.detail()), texts);
            case SHEET_PRINTED, SHEET_WITH_CODE_PRINTED -> event.detail();
            case REMINDER_TEXT_LEFT_OUT -> leftOut(event.detail(), texts);
            default ->
                DeliveryProblem.of(event).map(it -> reason(it.reason(), texts)).orElse("");
        };
    }

    private static String leftOut(String problem, Texts texts) {
        String key = "detail.left-out." + problem;
        return texts.has(key) ? texts.text(key) : "";
    }

    private static String reason(DeliveryReason reason, Texts texts) {
        return reason.text(Locale.forLanguageTag(texts.tag()));
    }

    private static String exposure(Exposure exposure, Texts texts) {
        return exposure.opened()
                ? texts.text("detail.opened", exposure.fetched(), exposure.documents())
                : texts.text("detail.never-opened");
    }

    /** How many documents have begun to leave and never came to their end, as far as is known. */
    int begun() {
        Set<String> started = numbers(TransferEvent.Kind.DOCUMENT_STARTED);
        started.removeAll(numbers(TransferEvent.Kind.DOCUMENT_DOWNLOADED));
        return started.size();
    }

    private Set<String> numbers(TransferEvent.Kind kind) {
        return events.stream()
                .filter(event -> event.kind() == kind)
                .map(TransferEvent::detail)
                .collect(Collectors.toSet());
    }
}
