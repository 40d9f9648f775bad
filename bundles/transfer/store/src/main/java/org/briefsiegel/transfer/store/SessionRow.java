package org.briefsiegel.transfer.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.briefsiegel.transfer.storeapi.Sessions.Session;

/** A row of {@code session}. */
@Entity(name = "Session")
@Table(name = "session")
class SessionRow {

    @Id
    private String hash;

    private String practice;
    private String transfer;

    @Column(name = "used_at")
    private Instant usedAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    SessionRow() {}

    SessionRow(Session session) {
        hash = session.hash();
        practice = session.practice();
        transfer = session.transfer();
        usedAt = session.usedAt();
        endsAt = session.endsAt();
    }

    Session toSession() {
        return new Session(hash, practice, transfer, usedAt, endsAt);
    }
}
