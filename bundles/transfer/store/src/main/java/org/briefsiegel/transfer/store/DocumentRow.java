package org.briefsiegel.transfer.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.vaultapi.SealedDocument;

/** A row of {@code transfer_document}. */
@Entity(name = "Document")
@Table(name = "transfer_document")
@IdClass(DocumentRow.Key.class)
class DocumentRow {

    @Id
    @ManyToOne
    @JoinColumn(name = "transfer")
    private TransferRow transfer;

    @Id
    private int number;

    private String type;
    private String title;

    @Column(name = "file_name")
    private String fileName;

    @Column(name = "media_type")
    private String mediaType;

    private String blob;

    @Column(name = "wrapped_key")
    private String wrappedKey;

    private long size;
    private String sha256;
    private String payment;

    @Column(name = "downloaded_at")
    private Instant downloadedAt;

    DocumentRow() {}

    DocumentRow(TransferRow transfer, TransferRecord.Document document) {
        this.transfer = transfer;
        number = document.number();
        type = document.type();
        title = document.title();
        fileName = document.fileName();
        mediaType = document.mediaType();
        blob = document.sealed().blob();
        size = document.sealed().size();
        sha256 = document.sealed().sha256();
        changeTo(document);
    }

    boolean is(TransferRecord.Document document) {
        return number == document.number();
    }

    /** Takes over what changes over a document's life. */
    void changeTo(TransferRecord.Document document) {
        wrappedKey = document.sealed().wrappedKey();
        payment = document.payment();
        downloadedAt = document.downloadedAt().orElse(null);
    }

    TransferStore.KeptDocument toKept() {
        return new TransferStore.KeptDocument(
                transfer.address(number), toRecord().sealed());
    }

    TransferRecord.Document toRecord() {
        return new TransferRecord.Document(
                number,
                type,
                title,
                fileName,
                mediaType,
                new SealedDocument(blob, wrappedKey, size, sha256),
                payment,
                Optional.ofNullable(downloadedAt));
    }

    /** The primary key. */
    record Key(String transfer, int number) implements Serializable {}
}
