package org.briefsiegel.transfer.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.events.EventFeed;

/** A row of {@code transfer_event}. The id tells the order of events that one transaction writes at one time. */
@Entity(name = "Event")
@Table(name = "transfer_event")
class EventRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "transfer_event_id")
    @SequenceGenerator(name = "transfer_event_id", sequenceName = "transfer_event_id", allocationSize = 100)
    private long id;

    private String practice;
    private String transfer;

    @Column(name = "happened_at")
    private Instant happenedAt;

    @Enumerated(EnumType.STRING)
    private TransferEvent.Kind kind;

    private String detail;

    EventRow() {}

    EventRow(String practice, String transfer, TransferEvent event) {
        this.practice = practice;
        this.transfer = transfer;
        happenedAt = event.time();
        kind = event.kind();
        detail = event.detail();
    }

    long id() {
        return id;
    }

    EventFeed.Entry toEntry() {
        return new EventFeed.Entry(practice, transfer, toEvent());
    }

    TransferEvent toEvent() {
        return new TransferEvent(happenedAt, kind, detail);
    }
}
