package org.briefsiegel.transfer.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A price that holds until {@code validUntil}.
 *
 * @param total what is charged once the transfer is sent
 * @param lines what makes up that
 * @param most what it can cost at the most, with every reminder by text message that may follow
 * @param reminders what makes up the difference; empty where none follows
 * @param segments how many text messages will be charged, without reminders
 * @param warnings what to know of the price before sending
 */
public record PriceQuote(
        String id,
        Price total,
        List<Line> lines,
        Price most,
        List<Line> reminders,
        int segments,
        Instant validUntil,
        List<Warning> warnings) {

    /** A price of what no reminder by text message follows. */
    public PriceQuote(String id, Price total, List<Line> lines, int segments, Instant validUntil) {
        this(id, total, lines, total, List.of(), segments, validUntil, List.of());
    }

    public PriceQuote {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(most, "most");
        reminders = List.copyOf(reminders);
        Objects.requireNonNull(validUntil, "validUntil");
        lines = List.copyOf(lines);
        warnings = List.copyOf(warnings);
    }

    /** What makes up the price. */
    public record Line(String text, int quantity, Price each, Price total) {
        public Line {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(each, "each");
            Objects.requireNonNull(total, "total");
        }
    }
}
