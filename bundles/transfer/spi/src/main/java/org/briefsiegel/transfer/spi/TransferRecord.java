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
 * @param linkHash SHA-256 of the link's token, in hexadecimal; unique
 * @param enrolment the factor's own text; empty for an attachment and once the transfer is over
 * @param tries how many answers were compared and wrong, or are being compared
 * @param pausedUntil until when no answer is taken
 */
public record TransferRecord(
        String id,
        String practice,
        String reference,
        TransferState state,
        Instant createdAt,
        Optional<Instant> expiresAt,
        String linkHash,
        String factor,
        String enrolment,
        Recipient recipient,
        String message,
        int tries,
        Optional<Instant> pausedUntil,
        List<Document> documents) {

    public TransferRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(practice, "practice");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(linkHash, "linkHash");
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(enrolment, "enrolment");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(pausedUntil, "pausedUntil");
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

    /** One document; {@code number} counts from 1. */
    public record Document(
            int number, String type, String title, String fileName, String mediaType, SealedDocument sealed) {
        public Document {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(fileName, "fileName");
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(sealed, "sealed");
        }
    }
}
