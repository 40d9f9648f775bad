package org.briefsiegel.transfer.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code recipient_tries}. */
@Entity(name = "RecipientTries")
@Table(name = "recipient_tries")
class RecipientTriesRow {

    @Id
    private String bucket;

    private String practice;
    private int tries;

    @Column(name = "paused_until")
    private Instant pausedUntil;

    @Column(name = "ends_at")
    private Instant endsAt;

    RecipientTriesRow() {}

    RecipientTriesRow(String practice, String bucket, Instant endsAt) {
        this.practice = practice;
        this.bucket = bucket;
        this.endsAt = endsAt;
    }
}
