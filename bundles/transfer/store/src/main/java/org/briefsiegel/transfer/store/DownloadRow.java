package org.briefsiegel.transfer.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of {@code session_download}. */
@Entity(name = "Download")
@Table(name = "session_download")
@IdClass(DownloadRow.Key.class)
class DownloadRow {

    @Id
    private String session;

    @Id
    private int document;

    DownloadRow() {}

    DownloadRow(String session, int document) {
        this.session = session;
        this.document = document;
    }

    /** The primary key. */
    record Key(String session, int document) implements Serializable {}
}
