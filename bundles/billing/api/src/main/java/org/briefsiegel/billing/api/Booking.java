package org.briefsiegel.billing.api;

import java.util.List;
import java.util.Objects;

/**
 * What a transfer is going to cost, as it will stand in the statement.
 *
 * @param practice id of the practice that pays
 * @param kind what of the transfer is charged: a transfer is charged at most once for each kind
 * @param lines what was quoted; at least one, all in one currency; an amount may be 0
 * @param prepaid whether it is taken from what the practice has paid in advance
 */
public record Booking(String practice, String transfer, String kind, List<Pricing.Line> lines, boolean prepaid) {

    /** The kind of a transfer's first charge. */
    public static final String FIRST = "first";

    /** What the kind of a reminder by text message begins with; the day on which it is due follows, counted from sending. */
    public static final String REMINDER = "reminder-";

    /**
     * What the kind of a monthly fee begins with; the month follows, as 2026-11. It belongs to no transfer: the practice's id
     * stands in the place of one.
     */
    public static final String MONTH = "month-";

    public Booking {
        Objects.requireNonNull(practice, "practice");
        Objects.requireNonNull(transfer, "transfer");
        Objects.requireNonNull(kind, "kind");
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a booking without lines");
        }
    }

    /** One that is owed. */
    public Booking(String practice, String transfer, String kind, List<Pricing.Line> lines) {
        this(practice, transfer, kind, lines, false);
    }

    public Money total() {
        return lines.stream().map(Pricing.Line::total).reduce(Money::plus).orElseThrow();
    }
}
