package org.briefsiegel.platform.persistence.unit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity(name = "Reader")
class Reader {
    @Id
    String name;

    Reader() {}

    Reader(String name) {
        this.name = name;
    }
}
