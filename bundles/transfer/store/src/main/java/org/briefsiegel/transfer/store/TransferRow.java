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
import org.briefsiegel.transfer.spi.TransferRecord;

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
        state = transfer.state();
        createdAt = transfer.createdAt();
        expiresAt = transfer.expiresAt().orElse(null);
        factor = transfer.factor();
        enrolment = transfer.enrolment();
        dispatchFacts = transfer.dispatchFacts();
        recipientName = transfer.recipient().name();
        recipientEmail = transfer.recipient().email();
        recipientPhone = transfer.recipient().phone();
        recipientLocale = transfer.recipient().locale().toLanguageTag();
        recipientRelation = transfer.recipient().relation();
        message = transfer.message();
        tries = transfer.tries();
        pausedUntil = transfer.pausedUntil().orElse(null);
        wrongRecipientAt = transfer.wrongRecipientAt().orElse(null);
        contentDestroyedAt = transfer.contentDestroyedAt().orElse(null);
        transfer.documents().forEach(document -> documents.add(new DocumentRow(this, document)));
    }

    TransferRecord toRecord() {
        return new TransferRecord(
                id,
                practice,
                reference,
                state,
                createdAt,
                Optional.ofNullable(expiresAt),
                factor,
                enrolment,
                dispatchFacts,
                new Recipient(
                        recipientName,
                        recipientEmail,
                        recipientPhone,
                        Locale.forLanguageTag(recipientLocale),
                        recipientRelation),
                message,
                tries,
                Optional.ofNullable(pausedUntil),
                Optional.ofNullable(wrongRecipientAt),
                Optional.ofNullable(contentDestroyedAt),
                documents.stream()
                        .map(DocumentRow::toRecord)
                        .sorted(Comparator.comparingInt(TransferRecord.Document::number))
                        .toList());
    }
}
