package org.briefsiegel.transfer.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code transfer_link}. */
@Entity(name = "Link")
@Table(name = "transfer_link")
class LinkRow {

    @Id
    private String hash;

    private String practice;
    private String transfer;
    private boolean retired;

    LinkRow() {}

    LinkRow(String practice, String transfer, String hash) {
        this.practice = practice;
        this.transfer = transfer;
        this.hash = hash;
    }
}
