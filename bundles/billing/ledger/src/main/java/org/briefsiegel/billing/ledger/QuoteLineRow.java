package org.briefsiegel.billing.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;

/** A row of {@code quote_line}. */
@Entity(name = "QuoteLine")
@Table(name = "quote_line")
@IdClass(QuoteLineRow.Key.class)
class QuoteLineRow {

    @Id
    private String quote;

    @Id
    private int number;

    private String description;
    private int quantity;

    @Column(name = "minor_units")
    private long minorUnits;

    private String currency;

    QuoteLineRow() {}

    QuoteLineRow(String quote, int number, Pricing.Line line) {
        this.quote = quote;
        this.number = number;
        description = line.text();
        quantity = line.quantity();
        minorUnits = line.each().minorUnits();
        currency = line.each().currency();
    }

    Pricing.Line toLine() {
        return new Pricing.Line(description, quantity, new Money(minorUnits, currency));
    }

    /** The primary key. */
    record Key(String quote, int number) implements Serializable {}
}
