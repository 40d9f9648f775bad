package org.briefsiegel.billing.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Locale;
import org.briefsiegel.billing.api.Booking;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.Statement;

/** A row of {@code charge_line}: what a charge consists of, as it was quoted. */
@Entity(name = "ChargeLine")
@Table(name = "charge_line")
@IdClass(ChargeLineRow.Key.class)
class ChargeLineRow {

    @Id
    private String transfer;

    @Id
    private String kind;

    @Id
    private int number;

    @Embedded
    private WordingColumns wording;

    private int quantity;

    @Column(name = "minor_units")
    private long minorUnits;

    private String currency;

    ChargeLineRow() {}

    ChargeLineRow(Booking booking, int number, Pricing.Line line, Words words) {
        transfer = booking.transfer();
        kind = booking.kind();
        this.number = number;
        wording = new WordingColumns(line.wording(), words);
        quantity = line.quantity();
        minorUnits = line.each().minorUnits();
        currency = line.each().currency();
    }

    Statement.Line toLine(ChargeRow charge, Words words, Locale locale) {
        return new Statement.Line(
                charge.settledAt(),
                transfer,
                kind,
                wording.text(words, locale),
                quantity,
                new Money(minorUnits, currency));
    }

    /** The primary key. */
    record Key(String transfer, String kind, int number) implements Serializable {}
}
