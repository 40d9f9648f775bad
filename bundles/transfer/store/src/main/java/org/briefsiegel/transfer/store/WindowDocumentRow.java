package org.briefsiegel.transfer.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.briefsiegel.transfer.vaultapi.SealedDocument;

/** A row of {@code prepared_document}: where the content lies; what it is called is part of the sealed draft. */
@Entity(name = "WindowDocument")
@Table(name = "prepared_document")
@IdClass(WindowDocumentRow.Key.class)
class WindowDocumentRow {

    @Id
    @ManyToOne
    @JoinColumn(name = "prepared_window")
    private WindowRow window;

    @Id
    private int number;

    private String blob;

    @Column(name = "wrapped_key")
    private String wrappedKey;

    private long size;
    private String sha256;

    WindowDocumentRow() {}

    WindowDocumentRow(WindowRow window, int number, SealedDocument document) {
        this.window = window;
        this.number = number;
        blob = document.blob();
        wrappedKey = document.wrappedKey();
        size = document.size();
        sha256 = document.sha256();
    }

    SealedDocument toSealed() {
        return new SealedDocument(blob, wrappedKey, size, sha256);
    }

    /** The primary key. */
    record Key(String window, int number) implements Serializable {}
}
