package org.briefsiegel.billing.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.briefsiegel.billing.api.TopUp;

/** A row of {@code ledger_entry}; written once, never changed. */
@Entity(name = "Entry")
@Table(name = "ledger_entry")
class EntryRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ledger_entry_id")
    @SequenceGenerator(name = "ledger_entry_id", sequenceName = "ledger_entry_id", allocationSize = 100)
    private long id;

    private String posting;
    private String practice;
    private String transfer;
    private String kind;

    @Enumerated(EnumType.STRING)
    private Account account;

    @Column(name = "minor_units")
    private long minorUnits;

    private String currency;

    @Column(name = "booked_at")
    private Instant bookedAt;

    /** The accounts between which amounts move. */
    enum Account {
        /** What practices may come to owe. */
        RESERVED,
        /** Its counterpart. */
        EXPECTED,
        /** What practices owe. */
        RECEIVABLE,
        /** Its counterpart, and that of what is prepaid and used. */
        REVENUE,
        /** What practices have paid in advance, and got back. */
        CASH,
        /** Its counterpart: what they can still spend, below zero. */
        PREPAID,
        /** What is taken from that and may come to be used, below zero. */
        HELD
    }

    EntryRow() {}

    EntryRow(String posting, ChargeRow charge, Account account, long minorUnits, Instant now) {
        this.posting = posting;
        practice = charge.practice();
        transfer = charge.transfer();
        kind = charge.kind();
        this.account = account;
        this.minorUnits = minorUnits;
        currency = charge.total().currency();
        bookedAt = now;
    }

    /** @param id of the top-up, in the place of a transfer's */
    static EntryRow of(String posting, TopUp topUp, String id, Account account, long minorUnits, Instant now) {
        EntryRow entry = new EntryRow();
        entry.posting = posting;
        entry.practice = topUp.practice();
        entry.transfer = id;
        entry.kind = PrepaidAccounts.KIND;
        entry.account = account;
        entry.minorUnits = minorUnits;
        entry.currency = topUp.amount().currency();
        entry.bookedAt = now;
        return entry;
    }
}
