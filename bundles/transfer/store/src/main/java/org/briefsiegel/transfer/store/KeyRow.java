package org.briefsiegel.transfer.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys.Noted;

/** A row of {@code idempotency_key}. */
@Entity(name = "IdempotencyKey")
@Table(name = "idempotency_key")
@IdClass(KeyRow.Key.class)
class KeyRow {

    @Id
    private String practice;

    @Id
    @Column(name = "request_key")
    private String requestKey;

    @Column(name = "request_hash")
    private String requestHash;

    private String transfer;

    @Column(name = "noted_at")
    private Instant notedAt;

    KeyRow() {}

    KeyRow(String practice, String requestKey, Noted noted, Instant notedAt) {
        this.practice = practice;
        this.requestKey = requestKey;
        requestHash = noted.request();
        transfer = noted.transfer();
        this.notedAt = notedAt;
    }

    Noted toNoted() {
        return new Noted(requestHash, transfer);
    }

    /** The primary key. */
    record Key(String practice, String requestKey) implements Serializable {}
}
