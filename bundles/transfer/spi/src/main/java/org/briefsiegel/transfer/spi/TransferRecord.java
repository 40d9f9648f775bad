package org.briefsiegel.transfer.spi;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.TransferState;

/**
 * A transfer as it is stored.
 *
 * @param enrolment the factor's own text; empty for an attachment and once the transfer is over
 * @param dispatchFacts sealed: the facts by which the factor addresses its messages, as {@code name=value}, one a line; empty
 *     where it sends none and once the transfer is over
 * @param tries how many answers were compared and wrong, or are being compared
 * @param pausedUntil until when no answer is taken
 * @param wrongRecipientAt since when it is closed because somebody has said that it isn't for them
 * @param contentDestroyedAt since when nobody can open the documents any more
 */
public record TransferRecord(
        String id,
        String practice,
        String reference,
        TransferState state,
        Instant createdAt,
        Optional<Instant> expiresAt,
        String factor,
        String enrolment,
        String dispatchFacts,
        Recipient recipient,
        String message,
        int tries,
        Optional<Instant> pausedUntil,
        Optional<Instant> wrongRecipientAt,
        Optional<Instant> contentDestroyedAt,
        List<Document> documents) {

    public TransferRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(practice, "practice");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(enrolment, "enrolment");
        Objects.requireNonNull(dispatchFacts, "dispatchFacts");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(pausedUntil, "pausedUntil");
        Objects.requireNonNull(wrongRecipientAt, "wrongRecipientAt");
        Objects.requireNonNull(contentDestroyedAt, "contentDestroyedAt");
        documents = List.copyOf(documents);
    }

    /** Where a document of this transfer lies in the vault. */
    public DocumentAddress address(Document document) {
        return new DocumentAddress(practice, id, document.number());
    }

    @Override
    public String toString() {
        return "TransferRecord[" + id + "]";
    }

    /**
     * One document.
     *
     * @param number counts from 1
     * @param downloadedAt when its last byte has left for the first time
     */
    public record Document(
            int number,
            String type,
            String title,
            String fileName,
            String mediaType,
            SealedDocument sealed,
            Optional<Instant> downloadedAt) {

        /** A document that nobody has downloaded. */
        public Document(
                int number, String type, String title, String fileName, String mediaType, SealedDocument sealed) {
            this(number, type, title, fileName, mediaType, sealed, Optional.empty());
        }

        public Document {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(fileName, "fileName");
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(sealed, "sealed");
            Objects.requireNonNull(downloadedAt, "downloadedAt");
        }
    }
}
