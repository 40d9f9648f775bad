package org.briefsiegel.desk.overview;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.briefsiegel.desk.window.WindowVisit;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferSearch;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.TransferState;

/** What is shown of one transfer: how it stands, what can be done with it, and what has happened. */
final class TransferPage {

    private final TransferService service;
    private final PluginLabels pluginLabels;

    TransferPage(TransferService service, PluginLabels pluginLabels) {
        this.service = service;
        this.pluginLabels = pluginLabels;
    }

    /** One document; public for the template. */
    public record Document(String kind, String title, String file, String fetched) {}

    /** What can be done; public for the template. */
    public record Offer(String id, String label) {}

    Map<String, Object> model(WindowVisit visit, Transfer transfer) {
        Texts texts = visit.texts();
        List<TransferEvent> events =
                service.events(transfer.practice(), transfer.id()).orElse(List.of());
        Map<String, Object> model = new HashMap<>();
        model.put("id", transfer.id());
        model.put("addressee", addressee(transfer));
        model.put("email", transfer.recipient().email());
        model.put("name", transfer.recipient().name());
        model.put("when", texts.moment(transfer.createdAt()));
        model.put("until", transfer.expiresAt().map(texts::moment).orElse(""));
        model.put("reference", transfer.reference());
        model.put("look", transfer.state().id());
        model.put("state", Row.state(transfer, texts));
        model.put("fetched", Row.fetched(transfer, texts));
        model.put("renewal", isRenewalAskedFor(transfer, events));
        model.put("about", about(transfer, texts));
        model.put("tries", transfer.tries());
        model.put(
                "price",
                texts.money(transfer.charge().amount(), transfer.charge().currency()));
        model.put("method", method(visit, transfer));
        model.put("documents", documents(visit, transfer));
        model.put(
                "actions",
                Arrays.stream(Action.values())
                        .filter(action -> action.suits(transfer))
                        .map(action -> new Offer(action.id(), texts.text(action.key(transfer))))
                        .toList());
        model.put("timeline", new Timeline(transfer, events).moments(texts));
        return model;
    }

    /** Who got it, in one word; once that is forgotten, whoever it was. */
    static String addressee(Transfer transfer) {
        Recipient recipient = transfer.recipient();
        return recipient.name().isEmpty() ? recipient.email() : recipient.name();
    }

    /** As {@link TransferSearch.Need#RENEWAL}. */
    private static boolean isRenewalAskedFor(Transfer transfer, List<TransferEvent> events) {
        return transfer.state() == TransferState.EXPIRED
                && transfer.contentDestroyedAt().isEmpty()
                && transfer.wrongRecipientAt().isEmpty()
                && transfer.expiresAt()
                        .filter(end -> events.stream()
                                .filter(event -> event.kind() == TransferEvent.Kind.RENEWAL_REQUESTED)
                                .anyMatch(event -> !event.time().isBefore(end)))
                        .isPresent();
    }

    /** What the state means; only what is known. */
    private static String about(Transfer transfer, Texts texts) {
        if (transfer.isAttachment() && transfer.state() == TransferState.NOTIFIED) {
            return texts.text("about.attachment");
        }
        if (transfer.isAttachment() && transfer.state() == TransferState.DELIVERED) {
            return texts.text("about.attachment.delivered");
        }
        if (transfer.state() == TransferState.LOCKED) {
            return texts.text(transfer.wrongRecipientAt().isPresent() ? "about.reported" : "about.locked");
        }
        return texts.text("about." + transfer.standing());
    }

    private List<Document> documents(WindowVisit visit, Transfer transfer) {
        Map<String, String> labels = pluginLabels.of(visit);
        Texts texts = visit.texts();
        return transfer.documents().stream()
                .map(item -> new Document(
                        labels.getOrDefault(item.type(), item.type()),
                        item.title(),
                        texts.file(item.mediaType(), item.size()),
                        fetched(transfer, item, texts)))
                .toList();
    }

    private static String fetched(Transfer transfer, Transfer.Item item, Texts texts) {
        return transfer.isAttachment()
                ? ""
                : item.downloadedAt()
                        .map(time -> texts.text("document.fetched", texts.moment(time)))
                        .orElseGet(() -> texts.text("document.not-fetched"));
    }

    private String method(WindowVisit visit, Transfer transfer) {
        return transfer.isAttachment()
                ? visit.texts().text("method.none")
                : pluginLabels
                        .factor(visit, transfer.factor())
                        .map(Capabilities.Factor::label)
                        .orElse(transfer.factor());
    }
}
