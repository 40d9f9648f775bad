package org.briefsiegel.transfer.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.briefsiegel.transfer.outboxapi.SandboxMessages.Kept;

/** A row of {@code sandbox_message}. */
@Entity(name = "SandboxMessage")
@Table(name = "sandbox_message")
class SandboxMessageRow {

    @Id
    private String id;

    private String practice;
    private String transfer;
    private String channel;
    private String body;

    @Column(name = "created_at")
    private Instant createdAt;

    SandboxMessageRow() {}

    SandboxMessageRow(Kept message) {
        id = message.id();
        practice = message.practice();
        transfer = message.transfer();
        channel = message.channel();
        body = message.body();
        createdAt = message.createdAt();
    }

    Kept toKept() {
        return new Kept(id, practice, transfer, channel, body, createdAt);
    }
}
