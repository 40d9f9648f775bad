package org.briefsiegel.desk.overview;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferSearch;
import org.briefsiegel.transfer.api.TransferState;

/**
 * One transfer in words; public for the template. What isn't known is empty.
 *
 * @param need id of why it needs somebody
 * @param look id of the state, for the style sheet
 */
public record Row(
        String id,
        String when,
        String recipient,
        String email,
        List<Document> documents,
        int more,
        String reference,
        String need,
        String look,
        String state,
        String fetched,
        String until,
        String price) {

    /** As many documents as a row names. */
    private static final int NAMED = 2;

    /** One document: of what kind, and called how. */
    public record Document(String kind, String title) {}

    static Row of(TransferSearch.Found found, Map<String, String> kinds, Texts texts, Instant now, ZoneId zone) {
        return of(found.transfer(), found.need(), kinds, texts, now, zone);
    }

    private static Row of(
            Transfer transfer,
            Optional<TransferSearch.Need> need,
            Map<String, String> kinds,
            Texts texts,
            Instant now,
            ZoneId zone) {
        List<Transfer.Item> items = transfer.documents();
        return new Row(
                transfer.id(),
                moment(transfer.createdAt(), texts, now, zone),
                transfer.recipient().name(),
                transfer.recipient().email(),
                items.stream()
                        .limit(NAMED)
                        .map(item -> new Document(kinds.getOrDefault(item.type(), item.type()), item.title()))
                        .toList(),
                Math.max(0, items.size() - NAMED),
                transfer.reference(),
                need.map(it -> it.name().toLowerCase(Locale.ROOT)).orElse(""),
                transfer.state().id(),
                state(transfer, texts),
                fetched(transfer, texts),
                transfer.expiresAt().map(end -> moment(end, texts, now, zone)).orElse(""),
                isFree(transfer)
                        ? ""
                        : texts.money(
                                transfer.charge().amount(), transfer.charge().currency()));
    }

    /** As short as it is clear: without the year, if it is this year's. */
    private static String moment(Instant time, Texts texts, Instant now, ZoneId zone) {
        boolean thisYear = time.atZone(zone).getYear() == now.atZone(zone).getYear();
        return texts.written(thisYear ? "format.short" : "format.short.year", time);
    }

    /** The state, and why it is locked. */
    static String state(Transfer transfer, Texts texts) {
        boolean reported = transfer.wrongRecipientAt().isPresent() && transfer.state() == TransferState.LOCKED;
        return texts.text("state." + (reported ? "reported" : transfer.standing()));
    }

    /** Whether it was fetched, which is another thing than the state. */
    static String fetched(Transfer transfer, Texts texts) {
        if (transfer.isAttachment()) {
            return texts.text("fetched.attachment");
        }
        return transfer.downloaded() == 0 && transfer.state() == TransferState.QUEUED
                ? ""
                : texts.text(
                        "fetched", transfer.downloaded(), transfer.documents().size());
    }

    static boolean isFree(Transfer transfer) {
        return new BigDecimal(transfer.charge().amount()).signum() == 0;
    }

    @Override
    public String toString() {
        return "Row[" + id + "]";
    }
}
