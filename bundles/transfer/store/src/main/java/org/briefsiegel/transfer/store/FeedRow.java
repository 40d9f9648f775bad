package org.briefsiegel.transfer.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code transfer_event_feed}: an event that isn't published yet. */
@Entity(name = "Feed")
@Table(name = "transfer_event_feed")
class FeedRow {

    @Id
    private long event;

    FeedRow() {}

    FeedRow(long event) {
        this.event = event;
    }
}
