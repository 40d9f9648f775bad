package org.briefsiegel.transfer.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A price that holds until {@code validUntil}.
 *
 * @param segments how many text messages will be charged
 */
public record PriceQuote(String id, Price total, List<Line> lines, int segments, Instant validUntil) {

    public PriceQuote {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(validUntil, "validUntil");
        lines = List.copyOf(lines);
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
