package org.briefsiegel.transfer.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code transfer_link}. When it ended is known of a retired one, unless that was retired long ago. */
@Entity(name = "Link")
@Table(name = "transfer_link")
class LinkRow {

    @Id
    private String hash;

    private String practice;
    private String transfer;
    private boolean retired;

    @Column(name = "ends_at")
    private Instant endsAt;

    LinkRow() {}

    LinkRow(String practice, String transfer, String hash) {
        this.practice = practice;
        this.transfer = transfer;
        this.hash = hash;
    }
}
