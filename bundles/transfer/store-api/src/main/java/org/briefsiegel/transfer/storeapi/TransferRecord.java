package org.briefsiegel.transfer.storeapi;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.SealedDocument;

/**
 * A transfer as it is stored.
 *
 * @param enrolment the factor's own text; empty for an attachment and once the transfer is over
 * @param dispatchFacts sealed: the facts by which the factor addresses its messages, as {@code name=value}, one a line; empty
 *     where it sends none and once the transfer is over
 * @param progress where it stands, which is what changes over its life
 */
public record TransferRecord(
        String id,
        String practice,
        String reference,
        Instant createdAt,
        String factor,
        String enrolment,
        String dispatchFacts,
        Recipient recipient,
        String message,
        Progress progress,
        List<Document> documents) {

    public TransferRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(practice, "practice");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(enrolment, "enrolment");
        Objects.requireNonNull(dispatchFacts, "dispatchFacts");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(progress, "progress");
        documents = List.copyOf(documents);
    }

    public TransferState state() {
        return progress.state();
    }

    /** When the link stops working; empty for an attachment. */
    public Optional<Instant> expiresAt() {
        return progress.expiresAt();
    }

    public int tries() {
        return progress.tries();
    }

    public Optional<Instant> pausedUntil() {
        return progress.pausedUntil();
    }

    public Optional<Instant> wrongRecipientAt() {
        return progress.wrongRecipientAt();
    }

    public Optional<Instant> contentDestroyedAt() {
        return progress.contentDestroyedAt();
    }

    /** The same, standing elsewhere. */
    public TransferRecord with(Progress other) {
        return with(enrolment, dispatchFacts, message, other, documents);
    }

    /** The same, with what the factor needs for verifying another answer. */
    public TransferRecord withEnrolment(String other) {
        return with(other, dispatchFacts, message, progress, documents);
    }

    /** The same, with each of its documents changed. */
    public TransferRecord withDocuments(UnaryOperator<Document> change) {
        return with(
                enrolment,
                dispatchFacts,
                message,
                progress,
                documents.stream().map(change).toList());
    }

    /** The same without what opens its content: keys, enrolment, and the practice's message. */
    public TransferRecord erased(Instant now) {
        return with(
                "",
                "",
                "",
                progress.contentDestroyed(now),
                documents.stream().map(Document::erased).toList());
    }

    /** Nothing else of a transfer ever changes. */
    private TransferRecord with(
            String newEnrolment,
            String newDispatchFacts,
            String newMessage,
            Progress newProgress,
            List<Document> newDocuments) {
        return new TransferRecord(
                id,
                practice,
                reference,
                createdAt,
                factor,
                newEnrolment,
                newDispatchFacts,
                recipient,
                newMessage,
                newProgress,
                newDocuments);
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
     * @param payment sealed: what it says about paying; empty where that is nothing, and once the transfer is over
     * @param downloadedAt when its last byte has left for the first time
     */
    public record Document(
            int number,
            String type,
            String title,
            String fileName,
            String mediaType,
            SealedDocument sealed,
            String payment,
            Optional<Instant> downloadedAt) {

        /** A document that nobody has downloaded, and that says nothing about paying. */
        public Document(
                int number, String type, String title, String fileName, String mediaType, SealedDocument sealed) {
            this(number, type, title, fileName, mediaType, sealed, "", Optional.empty());
        }

        public Document {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(fileName, "fileName");
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(sealed, "sealed");
            Objects.requireNonNull(payment, "payment");
            Objects.requireNonNull(downloadedAt, "downloadedAt");
        }

        /** The same, downloaded; the time of the first download stays. */
        public Document downloaded(Instant now) {
            return new Document(
                    number, type, title, fileName, mediaType, sealed, payment, downloadedAt.or(() -> Optional.of(now)));
        }

        private Document erased() {
            SealedDocument closed = new SealedDocument(sealed.blob(), "", sealed.size(), sealed.sha256());
            return new Document(number, type, title, fileName, mediaType, closed, "", downloadedAt);
        }
    }
}
