package org.briefsiegel.transfer.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.Price;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;

/** The shapes of answers; times are ISO 8601 in UTC. */
final class Json {

    private static final int SHOWN_FIRST = 6;
    private static final int SHOWN_LAST = 4;

    private Json() {}

    static ObjectNode transfer(Transfer transfer) {
        ObjectNode json = Answers.object()
                .put("id", transfer.id())
                .put("state", transfer.state().id())
                .put("createdAt", transfer.createdAt().toString())
                .put("expiresAt", transfer.expiresAt().map(Object::toString).orElse(null))
                .put("reference", transfer.reference())
                .put("factor", transfer.factor());
        ArrayNode documents = json.putArray("documents");
        for (Transfer.Item item : transfer.documents()) {
            documents
                    .addObject()
                    .put("number", item.number())
                    .put("type", item.type())
                    .put("title", item.title())
                    .put("fileName", item.fileName())
                    .put("mediaType", item.mediaType())
                    .put("size", item.size())
                    .put("sha256", item.sha256());
        }
        json.set("recipient", recipient(transfer.recipient()));
        json.set("charge", transfer.charge().map(Json::price).orElse(null));
        json.put("tries", transfer.tries())
                .put("pausedUntil", transfer.pausedUntil().map(Object::toString).orElse(null))
                .put(
                        "contentDestroyedAt",
                        transfer.contentDestroyedAt().map(Object::toString).orElse(null));
        return json;
    }

    static ObjectNode transfers(List<Transfer> transfers, Optional<String> cursor) {
        ObjectNode json = Answers.object();
        ArrayNode page = json.putArray("transfers");
        transfers.forEach(transfer -> page.add(transfer(transfer)));
        return json.put("cursor", cursor.orElse(null));
    }

    static ObjectNode events(List<TransferEvent> events) {
        ObjectNode json = Answers.object();
        ArrayNode timeline = json.putArray("events");
        for (TransferEvent event : events) {
            timeline.addObject()
                    .put("time", event.time().toString())
                    .put("kind", event.kind().id())
                    .put("detail", event.detail());
        }
        return json;
    }

    static ObjectNode quote(PriceQuote quote) {
        ObjectNode json = Answers.object().put("id", quote.id());
        json.set("total", price(quote.total()));
        ArrayNode lines = json.putArray("lines");
        for (PriceQuote.Line line : quote.lines()) {
            ObjectNode entry = lines.addObject().put("text", line.text()).put("quantity", line.quantity());
            entry.set("each", price(line.each()));
            entry.set("total", price(line.total()));
        }
        return json.put("segments", quote.segments())
                .put("validUntil", quote.validUntil().toString());
    }

    static ObjectNode capabilities(Practice practice, Capabilities capabilities) {
        ObjectNode json = Answers.object();
        json.putObject("practice")
                .put("id", practice.id())
                .put("name", practice.name())
                .put("plan", practice.plan().name())
                .set("addOns", texts(practice.addOns().stream().sorted().toList()));
        ArrayNode types = json.putArray("documentTypes");
        for (Capabilities.DocumentKind kind : capabilities.documentTypes()) {
            ObjectNode entry = types.addObject().put("id", kind.id()).put("label", kind.label());
            entry.set("mediaTypes", texts(kind.mediaTypes().stream().sorted().toList()));
            entry.set("factors", texts(kind.factors().stream().sorted().toList()));
        }
        ArrayNode factors = json.putArray("factors");
        for (Capabilities.Factor factor : capabilities.factors()) {
            factors.addObject()
                    .put("id", factor.id())
                    .put("label", factor.label())
                    .put("assurance", factor.assurance())
                    .put("validityDays", factor.validityDays())
                    .put("chargeable", factor.chargeable())
                    .put("available", factor.available())
                    .put("reason", factor.reason().isEmpty() ? null : factor.reason());
        }
        return json;
    }

    /** Enough of a phone number to recognize it: {@code +43664•••4567}. */
    static String masked(String phone) {
        if (phone.isEmpty()) {
            return "";
        }
        if (phone.length() <= SHOWN_FIRST + SHOWN_LAST) {
            return "•••" + phone.substring(phone.length() - Math.min(2, phone.length() - 1));
        }
        return phone.substring(0, SHOWN_FIRST) + "•••" + phone.substring(phone.length() - SHOWN_LAST);
    }

    private static ObjectNode recipient(Recipient recipient) {
        return Answers.object()
                .put("name", recipient.name())
                .put("email", recipient.email())
                .put("phone", masked(recipient.phone()))
                .put("locale", recipient.locale().toLanguageTag())
                .put("relation", recipient.relation());
    }

    private static ObjectNode price(Price price) {
        return Answers.object().put("amount", price.amount()).put("currency", price.currency());
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode array = Answers.object().arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
