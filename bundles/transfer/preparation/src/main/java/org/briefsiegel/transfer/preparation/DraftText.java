package org.briefsiegel.transfer.preparation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.Facts;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.vaultapi.SealedDocument;

/** What a window will send, as one text to be sealed. */
final class DraftText {

    private final Map<String, String> values;

    private DraftText(Map<String, String> values) {
        this.values = values;
    }

    /**
     * How the transfer will name a document that was received.
     *
     * @param title given, or found in the document's metadata by its type
     * @param fileName without what doesn't belong into one
     */
    record Name(String title, String fileName, String mediaType) {}

    static String of(Draft draft, List<Name> names) {
        DraftText text = new DraftText(new HashMap<>());
        for (int i = 0; i < draft.documents().size(); i++) {
            text.write("document." + i + ".", draft.documents().get(i), names.get(i));
        }
        text.write(draft.recipient());
        draft.factor().ifPresent(factor -> text.put("factor", factor));
        draft.typedIn().ifPresent(value -> text.put("typedIn", value));
        draft.facts().ofPatient().forEach((name, fact) -> text.put("fact." + name, fact));
        draft.facts().ofRecipient().forEach((name, fact) -> text.put("recipient.fact." + name, fact));
        text.put("message", draft.message());
        text.put("reference", draft.reference());
        return FieldsText.write(text.values);
    }

    private void write(String prefix, Submission.Document document, Name name) {
        put(prefix + "type", document.type());
        put(prefix + "fileName", document.fileName());
        document.title().ifPresent(title -> put(prefix + "title", title));
        document.metadata().forEach((key, value) -> put(prefix + "metadata." + key, value));
        put(prefix + "name.title", name.title());
        put(prefix + "name.fileName", name.fileName());
        put(prefix + "name.mediaType", name.mediaType());
    }

    private void write(Recipient recipient) {
        put("recipient.name", recipient.name());
        put("recipient.email", recipient.email());
        put("recipient.phone", recipient.phone());
        put("recipient.locale", recipient.locale().toLanguageTag());
        put("recipient.relation", recipient.relation());
        put("recipient.channel", recipient.channel());
    }

    /** What the text says; the documents are those that were received for it. */
    static Content read(String text, String practice, Locale locale, List<SealedDocument> sealed) {
        return new DraftText(FieldsText.read(text)).content(practice, locale, sealed);
    }

    /** A draft, and its documents as the transfer will hold them. */
    record Content(Draft draft, List<Transfer.Item> documents) {}

    private Content content(String practice, Locale locale, List<SealedDocument> sealed) {
        List<Submission.Document> documents = new ArrayList<>();
        List<Transfer.Item> items = new ArrayList<>();
        for (int i = 0; i < sealed.size(); i++) {
            String prefix = "document." + i + ".";
            documents.add(new Submission.Document(
                    get(prefix + "type"),
                    get(prefix + "fileName"),
                    find(prefix + "title"),
                    below(prefix + "metadata.")));
            items.add(new Transfer.Item(
                    i + 1,
                    get(prefix + "type"),
                    get(prefix + "name.title"),
                    get(prefix + "name.fileName"),
                    get(prefix + "name.mediaType"),
                    sealed.get(i).size(),
                    sealed.get(i).sha256()));
        }
        Draft draft = new Draft(
                practice,
                documents,
                recipient(),
                find("factor"),
                find("typedIn"),
                new Facts(below("fact."), below("recipient.fact.")),
                get("message"),
                get("reference"),
                locale);
        return new Content(draft, items);
    }

    private Recipient recipient() {
        return new Recipient(
                get("recipient.name"),
                get("recipient.email"),
                get("recipient.phone"),
                Locale.forLanguageTag(get("recipient.locale")),
                get("recipient.relation"),
                find("recipient.channel").orElse("")); // which earlier releases didn't know
    }

    private void put(String key, String value) {
        values.put(key, value);
    }

    private String get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("a draft without " + key));
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    private Map<String, String> below(String prefix) {
        Map<String, String> found = new HashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }
}
