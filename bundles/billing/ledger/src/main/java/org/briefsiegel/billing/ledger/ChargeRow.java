package org.briefsiegel.billing.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Money;

/** A row of {@code charge}: where a charge stands. What it did to the accounts is in {@code ledger_entry}. */
@Entity(name = "Charge")
@Table(name = "charge")
@IdClass(ChargeRow.Key.class)
class ChargeRow {

    @Id
    private String transfer;

    @Id
    private String kind;

    private String practice;

    @Column(name = "minor_units")
    private long minorUnits;

    private String currency;

    @Enumerated(EnumType.STRING)
    private Charge.State state;

    @Column(name = "tax_percent")
    private int taxPercent;

    private boolean prepaid;

    @Column(name = "reserved_at")
    private Instant reservedAt;

    @Column(name = "settled_at")
    private Instant settledAt;

    ChargeRow() {}

    ChargeRow(Booking booking, Charge.State state, int taxPercent, Instant now) {
        transfer = booking.transfer();
        kind = booking.kind();
        practice = booking.practice();
        minorUnits = booking.total().minorUnits();
        currency = booking.total().currency();
        this.state = state;
        this.taxPercent = taxPercent;
        prepaid = booking.prepaid();
        reservedAt = now;
    }

    String kind() {
        return kind;
    }

    String practice() {
        return practice;
    }

    String transfer() {
        return transfer;
    }

    Charge.State state() {
        return state;
    }

    int taxPercent() {
        return taxPercent;
    }

    boolean prepaid() {
        return prepaid;
    }

    Instant settledAt() {
        return settledAt;
    }

    Money total() {
        return new Money(minorUnits, currency);
    }

    Charge toCharge() {
        return new Charge(kind, total(), state, prepaid);
    }

    /** The primary key. */
    record Key(String transfer, String kind) implements Serializable {}
}
