package org.briefsiegel.billing.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.briefsiegel.billing.api.Balance;
import org.briefsiegel.billing.api.Money;

/** A row of {@code prepaid_account}: what is left of what a practice has paid in advance. Changed by bulk updates alone. */
@Entity(name = "PrepaidAccount")
@Table(name = "prepaid_account")
@IdClass(PrepaidAccountRow.Key.class)
class PrepaidAccountRow {

    @Id
    private String practice;

    @Id
    private String currency;

    @Column(name = "minor_units")
    private long minorUnits;

    PrepaidAccountRow() {}

    PrepaidAccountRow(String practice, Money left) {
        this.practice = practice;
        currency = left.currency();
        minorUnits = left.minorUnits();
    }

    Key key() {
        return new Key(practice, currency);
    }

    Balance toBalance(long reserved) {
        return new Balance(practice, left(), new Money(reserved, currency));
    }

    Money left() {
        return new Money(minorUnits, currency);
    }

    /** The primary key. */
    record Key(String practice, String currency) implements Serializable {}
}
