package org.briefsiegel.transfer.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.briefsiegel.transfer.outboxapi.Receipts.Early;
import org.briefsiegel.transfer.outboxapi.Receipts.Fate;

/** A row of {@code early_receipt}. */
@Entity(name = "EarlyReceipt")
@Table(name = "early_receipt")
class EarlyReceiptRow {

    private static final String BETWEEN = "\n";

    @Id
    private String id;

    private String channel;

    @Column(name = "receipt_keys")
    private String keys;

    @Enumerated(EnumType.STRING)
    private Fate fate;

    private String reason;
    private String detail;

    @Column(name = "received_at")
    private Instant receivedAt;

    EarlyReceiptRow() {}

    EarlyReceiptRow(Early receipt) {
        id = receipt.id();
        channel = receipt.channel();
        keys = String.join(BETWEEN, receipt.keys());
        fate = receipt.fate();
        reason = receipt.reason();
        detail = receipt.detail();
        receivedAt = receipt.receivedAt();
    }

    Early early() {
        return new Early(id, channel, List.of(keys.split(BETWEEN)), fate, reason, detail, receivedAt);
    }
}
