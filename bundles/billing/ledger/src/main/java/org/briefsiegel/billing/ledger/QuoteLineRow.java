package org.briefsiegel.billing.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
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

    @Embedded
    private WordingColumns wording;

    private int quantity;

    @Column(name = "minor_units")
    private long minorUnits;

    private String currency;

    QuoteLineRow() {}

    QuoteLineRow(String quote, int number, Pricing.Line line, Words words) {
        this.quote = quote;
        this.number = number;
        wording = new WordingColumns(line.wording(), words);
        quantity = line.quantity();
        minorUnits = line.each().minorUnits();
        currency = line.each().currency();
    }

    Pricing.Line toLine() {
        return new Pricing.Line(wording.wording(), quantity, new Money(minorUnits, currency));
    }

    /** The primary key. */
    record Key(String quote, int number) implements Serializable {}
}
