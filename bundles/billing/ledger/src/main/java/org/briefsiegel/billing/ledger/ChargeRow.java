package org.briefsiegel.billing.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Money;

/** A row of {@code charge}. */
@Entity(name = "Charge")
@Table(name = "charge")
class ChargeRow {

    @Id
    private String transfer;

    private String practice;

    @Column(name = "minor_units")
    private long minorUnits;

    private String currency;
    private String state;

    ChargeRow() {}

    ChargeRow(String practice, String transfer, Money total) {
        this.practice = practice;
        this.transfer = transfer;
        minorUnits = total.minorUnits();
        currency = total.currency();
        state = Charge.State.RESERVED.name();
    }

    Charge toCharge() {
        return new Charge(new Money(minorUnits, currency), Charge.State.valueOf(state));
    }
}
