package org.briefsiegel.billing.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.Quote;

/** A row of {@code quote}. */
@Entity(name = "Quote")
@Table(name = "quote")
class QuoteRow {

    @Id
    private String id;

    private String practice;
    private String subject;

    @Column(name = "minor_units")
    private long minorUnits;

    private String currency;
    private int parts;

    @Column(name = "valid_until")
    private Instant validUntil;

    QuoteRow() {}

    QuoteRow(Quote quote) {
        id = quote.id();
        practice = quote.practice();
        subject = quote.subject();
        minorUnits = quote.total().minorUnits();
        currency = quote.total().currency();
        parts = quote.parts();
        validUntil = quote.validUntil();
    }

    Quote toQuote(List<Pricing.Line> lines) {
        return new Quote(id, practice, subject, new Money(minorUnits, currency), lines, parts, validUntil);
    }
}
