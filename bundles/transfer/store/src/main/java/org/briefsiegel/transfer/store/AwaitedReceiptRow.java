package org.briefsiegel.transfer.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.Receipts.Fate;

/** A row of {@code awaited_receipt}: a part of a message, and the key under which its receipt comes. */
@Entity(name = "AwaitedReceipt")
@Table(name = "awaited_receipt")
class AwaitedReceiptRow {

    @EmbeddedId
    private Id id;

    private String channel;

    @Column(name = "receipt_key")
    private String key;

    @Column(name = "taken_at")
    private Instant takenAt;

    @Enumerated(EnumType.STRING)
    private Fate fate;

    AwaitedReceiptRow() {}

    /** @param part from 1 on */
    AwaitedReceiptRow(Item item, int part, String key, Instant takenAt) {
        id = new Id(item.id(), part);
        channel = item.channel();
        this.key = key;
        this.takenAt = takenAt;
    }

    String message() {
        return id.message;
    }

    int part() {
        return id.part;
    }

    String key() {
        return key;
    }

    Fate fate() {
        return fate;
    }

    void become(Fate news) {
        fate = news;
    }

    @Embeddable
    static class Id implements Serializable {
        private static final long serialVersionUID = 1L;

        private String message;
        private int part;

        Id() {}

        Id(String message, int part) {
            this.message = message;
            this.part = part;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Id id && id.part == part && Objects.equals(id.message, message);
        }

        @Override
        public int hashCode() {
            return Objects.hash(message, part);
        }
    }
}
