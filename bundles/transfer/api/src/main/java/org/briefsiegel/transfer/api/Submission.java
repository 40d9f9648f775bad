package org.briefsiegel.transfer.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a practice system asks to be sent. Everything is as it was given; the service checks it.
 *
 * @param practice id of the practice that sends
 * @param idempotencyKey names this request: asked again with the same key, it isn't carried out again
 * @param documents one entry for each file, in the order in which the files follow
 * @param factor id of the factor, or {@code none} for an attachment
 * @param typedIn the factor's value that the sender typed in for this transfer alone
 * @param quote id of the quote that the sender saw
 * @param facts what a factor may go by
 * @param message a sentence of the practice for the recipient, read after the factor
 * @param reference the practice system's own name for the transfer
 * @param locale the language of the answer
 */
public record Submission(
        String practice,
        String idempotencyKey,
        List<Document> documents,
        Recipient recipient,
        String factor,
        Optional<String> typedIn,
        Optional<String> quote,
        Facts facts,
        String message,
        String reference,
        Locale locale) {

    /** The factor id of a transfer that travels as an attachment. */
    public static final String NO_FACTOR = "none";

    public Submission {
        Objects.requireNonNull(practice, "practice");
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        documents = List.copyOf(documents);
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(typedIn, "typedIn");
        Objects.requireNonNull(quote, "quote");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(locale, "locale");
    }

    @Override
    public String toString() {
        return "Submission[" + practice + ", " + factor + "]";
    }

    /** What is said about one file. */
    public record Document(String type, String fileName, Optional<String> title, Map<String, String> metadata) {
        public Document {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(fileName, "fileName");
            Objects.requireNonNull(title, "title");
            metadata = Map.copyOf(metadata);
        }
    }
}
