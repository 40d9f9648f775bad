package org.briefsiegel.transfer.store;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.storeapi.Progress;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;

/** A row of {@code transfer}, with its documents. */
@Entity(name = "Transfer")
@Table(name = "transfer")
class TransferRow {

    @Id
    private String id;

    private String practice;
    private String reference;

    @Enumerated(EnumType.STRING)
    private TransferState state;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    private String factor;
    private String enrolment;

    @Column(name = "dispatch_facts")
    private String dispatchFacts;

    @Column(name = "recipient_name")
    private String recipientName;

    @Column(name = "recipient_email")
    private String recipientEmail;

    @Column(name = "recipient_phone")
    private String recipientPhone;

    @Column(name = "recipient_locale")
    private String recipientLocale;

    @Column(name = "recipient_relation")
    private String recipientRelation;

    @Column(name = "recipient_channel")
    private String recipientChannel;

    private String message;
    private int tries;

    @Column(name = "paused_until")
    private Instant pausedUntil;

    @Enumerated(EnumType.STRING)
    @Column(name = "locked_from")
    private TransferState lockedFrom;

    @Column(name = "wrong_recipient_at")
    private Instant wrongRecipientAt;

    @Column(name = "content_destroyed_at")
    private Instant contentDestroyedAt;

    @OneToMany(mappedBy = "transfer", cascade = CascadeType.PERSIST)
    private List<DocumentRow> documents = new ArrayList<>();

    TransferRow() {}

    TransferRow(TransferRecord transfer) {
        id = transfer.id();
        practice = transfer.practice();
        reference = transfer.reference();
        createdAt = transfer.createdAt();
        factor = transfer.factor();
        recipientName = transfer.recipient().name();
        recipientEmail = transfer.recipient().email();
        recipientPhone = transfer.recipient().phone();
        recipientLocale = transfer.recipient().locale().toLanguageTag();
        recipientRelation = transfer.recipient().relation();
        recipientChannel = transfer.recipient().channel();
        changeTo(transfer);
        transfer.documents().forEach(document -> documents.add(new DocumentRow(this, document)));
    }

    /** Takes over what changes over a transfer's life, and of its documents. */
    void update(TransferRecord transfer) {
        changeTo(transfer);
        for (TransferRecord.Document document : transfer.documents()) {
            documents.stream().filter(row -> row.is(document)).forEach(row -> row.changeTo(document));
        }
    }

    private void changeTo(TransferRecord transfer) {
        Progress progress = transfer.progress();
        state = progress.state();
        lockedFrom = progress.lockedFrom().orElse(null);
        expiresAt = progress.expiresAt().orElse(null);
        tries = progress.tries();
        pausedUntil = progress.pausedUntil().orElse(null);
        wrongRecipientAt = progress.wrongRecipientAt().orElse(null);
        contentDestroyedAt = progress.contentDestroyedAt().orElse(null);
        enrolment = transfer.enrolment();
        dispatchFacts = transfer.dispatchFacts();
        message = transfer.message();
    }

    DocumentAddress address(int number) {
        return new DocumentAddress(practice, id, number);
    }

    TransferRecord toRecord() {
        return new TransferRecord(
                id,
                practice,
                reference,
                createdAt,
                factor,
                enrolment,
                dispatchFacts,
                new Recipient(
                        recipientName,
                        recipientEmail,
                        recipientPhone,
                        Locale.forLanguageTag(recipientLocale),
                        recipientRelation,
                        recipientChannel),
                message,
                new Progress(
                        state,
                        Optional.ofNullable(lockedFrom),
                        Optional.ofNullable(expiresAt),
                        tries,
                        Optional.ofNullable(pausedUntil),
                        Optional.ofNullable(wrongRecipientAt),
                        Optional.ofNullable(contentDestroyedAt)),
                documents.stream()
                        .map(DocumentRow::toRecord)
                        .sorted(Comparator.comparingInt(TransferRecord.Document::number))
                        .toList());
    }
}
