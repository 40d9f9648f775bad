package org.briefsiegel.transfer.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.briefsiegel.transfer.storeapi.BouncedAddresses.Bounce;

/** A row of {@code bounced_address}. */
@Entity(name = "BouncedAddress")
@Table(name = "bounced_address")
class BouncedAddressRow {

    @Id
    private String address;

    private String practice;
    private String reason;

    @Column(name = "bounced_at")
    private Instant bouncedAt;

    BouncedAddressRow() {}

    BouncedAddressRow(String practice, String address, Bounce bounce) {
        this.practice = practice;
        this.address = address;
        this.reason = bounce.reason();
        this.bouncedAt = bounce.time();
    }

    Bounce toBounce() {
        return new Bounce(reason, bouncedAt);
    }
}
