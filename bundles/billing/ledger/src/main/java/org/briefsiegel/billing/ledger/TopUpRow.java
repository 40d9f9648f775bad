package org.briefsiegel.billing.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.billing.api.TopUp;

/** A row of {@code top_up}; written once, never changed. */
@Entity(name = "TopUp")
@Table(name = "top_up")
@IdClass(TopUpRow.Key.class)
class TopUpRow {

    @Id
    private String practice;

    @Id
    private String reference;

    /** What its entries name. */
    private String id;

    @Column(name = "minor_units")
    private long minorUnits;

    private String currency;
    private String reason;

    @Column(name = "booked_at")
    private Instant bookedAt;

    TopUpRow() {}

    TopUpRow(TopUp topUp, String id, Instant now) {
        practice = topUp.practice();
        reference = topUp.reference();
        this.id = id;
        minorUnits = topUp.amount().minorUnits();
        currency = topUp.amount().currency();
        reason = topUp.reason();
        bookedAt = now;
    }

    TopUp toTopUp() {
        return new TopUp(practice, reference, new Money(minorUnits, currency), reason);
    }

    Statement.Payment toPayment() {
        return new Statement.Payment(bookedAt, reference, new Money(minorUnits, currency));
    }

    /** The primary key. */
    record Key(String practice, String reference) implements Serializable {}
}
