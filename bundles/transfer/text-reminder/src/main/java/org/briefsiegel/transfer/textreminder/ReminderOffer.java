package org.briefsiegel.transfer.textreminder;

import java.util.List;
import java.util.Objects;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;

/**
 * Text messages that may remind of a transfer, and their price.
 *
 * @param text as it would be now
 * @param days after how many days one follows, in order; at least one
 * @param lines what each of them costs; at least one line
 * @param prepaid whether that is taken from what the practice has paid in advance, once one is sent
 */
public record ReminderOffer(ReminderText text, List<Integer> days, List<Pricing.Line> lines, boolean prepaid) {

    public ReminderOffer {
        Objects.requireNonNull(text, "text");
        days = List.copyOf(days);
        lines = List.copyOf(lines);
        if (days.isEmpty() || lines.isEmpty()) {
            throw new IllegalArgumentException("an offer of nothing");
        }
    }

    /** What all of them cost, a line each. */
    public List<Pricing.Line> allLines() {
        return lines.stream()
                .map(line -> new Pricing.Line(line.wording(), line.quantity() * days.size(), line.each()))
                .toList();
    }

    /** What all of them cost. */
    public Money total() {
        return allLines().stream().map(Pricing.Line::total).reduce(Money::plus).orElseThrow();
    }
}
