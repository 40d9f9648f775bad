package org.briefsiegel.billing.api;

import java.util.List;
import java.util.Objects;

/**
 * What a transfer is going to cost, as it will stand in the statement.
 *
 * @param practice id of the practice that pays
 * @param kind what of the transfer is charged: a transfer is charged at most once for each kind
 * @param lines what was quoted; at least one, all in one currency; an amount may be 0
 */
public record Booking(String practice, String transfer, String kind, List<Pricing.Line> lines) {

    /** The kind of a transfer's first charge. */
    public static final String FIRST = "first";

    /** What the kind of a reminder by text message begins with; the day on which it is due follows, counted from sending. */
    public static final String REMINDER = "reminder-";

    public Booking {
        Objects.requireNonNull(practice, "practice");
        Objects.requireNonNull(transfer, "transfer");
        Objects.requireNonNull(kind, "kind");
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a booking without lines");
        }
    }

    public Money total() {
        return lines.stream().map(Pricing.Line::total).reduce(Money::plus).orElseThrow();
    }
}
