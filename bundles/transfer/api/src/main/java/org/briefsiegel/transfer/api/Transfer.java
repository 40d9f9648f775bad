package org.briefsiegel.transfer.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A transfer as its practice sees it. Holds neither link nor code nor the factor's value.
 *
 * @param id sorts by time of acceptance
 * @param expiresAt when the link stops working; empty for an attachment
 * @param factor id of the factor, or {@code none}
 * @param charge what it costs; nothing where it is free or was never sent
 * @param tries how many wrong answers count now
 * @param pausedUntil until when no answer is taken
 * @param wrongRecipientAt since when it is closed because somebody has said that it isn't for them; empty once the practice
 *     has unlocked it, and where wrong answers alone have locked it
 * @param contentDestroyedAt since when there is nothing left to fetch
 * @param possible what is worth offering now; {@link TransferService} has the last word
 */
public record Transfer(
        String id,
        String practice,
        String reference,
        TransferState state,
        Instant createdAt,
        Optional<Instant> expiresAt,
        String factor,
        Recipient recipient,
        List<Item> documents,
        Price charge,
        int tries,
        Optional<Instant> pausedUntil,
        Optional<Instant> wrongRecipientAt,
        Optional<Instant> contentDestroyedAt,
        Set<TransferAction> possible) {

    public Transfer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(practice, "practice");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(charge, "charge");
        Objects.requireNonNull(pausedUntil, "pausedUntil");
        Objects.requireNonNull(wrongRecipientAt, "wrongRecipientAt");
        Objects.requireNonNull(contentDestroyedAt, "contentDestroyedAt");
        documents = List.copyOf(documents);
        possible = Set.copyOf(possible);
    }

    /** How many documents were downloaded. */
    public int downloaded() {
        return Math.toIntExact(documents.stream()
                .filter(item -> item.downloadedAt().isPresent())
                .count());
    }

    /** By what word pages say where it stands: that a sheet waits, or was printed, is something else than that something is sent. */
    public String standing() {
        boolean unsent = state == TransferState.QUEUED || state == TransferState.NOTIFIED;
        return recipient.isOnPaper() && unsent ? "paper." + state.id() : state.id();
    }

    /** Whether the documents travel in the mail, behind no link. */
    public boolean isAttachment() {
        return factor.equals(Submission.NO_FACTOR);
    }

    /**
     * One document of a transfer.
     *
     * @param number counts from 1
     * @param type id of the document type
     * @param size in bytes
     * @param sha256 of the content, in hexadecimal
     * @param downloadedAt when its last byte has left for the first time after the factor; empty where it never has. A state may
     *     hide it: what is revoked or expired may have been downloaded before
     */
    public record Item(
            int number,
            String type,
            String title,
            String fileName,
            String mediaType,
            long size,
            String sha256,
            Optional<Instant> downloadedAt) {

        /** A document that nobody has downloaded. */
        public Item(
                int number, String type, String title, String fileName, String mediaType, long size, String sha256) {
            this(number, type, title, fileName, mediaType, size, sha256, Optional.empty());
        }

        public Item {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(fileName, "fileName");
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(sha256, "sha256");
            Objects.requireNonNull(downloadedAt, "downloadedAt");
        }
    }
}
