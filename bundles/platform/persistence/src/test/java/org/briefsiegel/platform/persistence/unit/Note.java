package org.briefsiegel.platform.persistence.unit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

@Entity(name = "Note")
class Note {
    @Id
    String id;

    @Column(name = "written_at")
    Instant writtenAt;

    int length;

    Note() {}

    Note(String id, Instant writtenAt) {
        this.id = id;
        this.writtenAt = writtenAt;
    }
}
