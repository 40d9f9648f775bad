package org.briefsiegel.transfer.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.briefsiegel.transfer.api.MessageQueue.Waiting;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.briefsiegel.transfer.outboxapi.Outbox.Told;
import org.briefsiegel.transfer.outboxapi.Receipts.Fate;
import org.briefsiegel.transfer.outboxapi.Receipts.Sent;
import org.briefsiegel.transfer.outboxapi.Receipts.Standing;

/** A row of {@code outbox}. While somebody holds it, {@code dueAt} is the end of the lease. */
@Entity(name = "Message")
@Table(name = "outbox")
class MessageRow {

    /** What became of a message. */
    enum State {
        WAITING,
        ACCEPTED,
        ABANDONED,
        WITHDRAWN
    }

    @Id
    private String id;

    private String practice;
    private String transfer;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    private String channel;
    private String body;

    @Column(name = "created_at")
    private Instant createdAt;

    private Instant deadline;
    private int attempts;
    private boolean again;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "due_at")
    private Instant dueAt;

    private String owner;

    @Column(name = "settled_at")
    private Instant settledAt;

    /** What a receipt says of it. */
    @Enumerated(EnumType.STRING)
    private Fate fate;

    private String about;

    MessageRow() {}

    MessageRow(Item item, String about) {
        this.about = about;
        id = item.id();
        practice = item.practice();
        transfer = item.transfer();
        purpose = item.purpose();
        channel = item.channel();
        body = item.body();
        createdAt = item.createdAt();
        deadline = item.deadline();
        attempts = item.attempts();
        again = item.again();
        state = State.WAITING;
        dueAt = item.createdAt();
    }

    String id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }

    Optional<Fate> fate() {
        return Optional.ofNullable(fate);
    }

    Fate become(Fate news) {
        fate = news;
        return news;
    }

    Sent sent(int part) {
        return new Sent(id, practice, transfer, purpose, part);
    }

    Standing standing() {
        return new Standing(id, purpose, fate());
    }

    /** What it tells the practice; nothing that can be named of what was written before that was noted. */
    Told told() {
        return new Told(transfer, about == null ? "" : about, createdAt);
    }

    /** What an operator may know of it. */
    Waiting waiting() {
        return new Waiting(
                id, channel, purpose.id(), practice, transfer, createdAt, dueAt, deadline, attempts, owner != null);
    }

    /** Leases this message; an owner who is still noted here never said what became of it. */
    Item lease(String newOwner, Instant until) {
        again = again || owner != null;
        Item item = new Item(id, practice, transfer, purpose, channel, body, createdAt, deadline, attempts, again);
        attempts++;
        owner = newOwner;
        dueAt = until;
        return item;
    }
}
