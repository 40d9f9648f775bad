package org.briefsiegel.recipient.download;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which bytes are asked for (RFC 9110, 14.1.2). */
sealed interface ByteRange {

    /** Everything. */
    record Whole() implements ByteRange {}

    /** One part. */
    record Part(long from, long length) implements ByteRange {}

    /** Nothing that there is. */
    record Unsatisfiable() implements ByteRange {}

    Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})", Pattern.CASE_INSENSITIVE);

    /**
     * Reads a {@code Range} header. What isn't one range of bytes is ignored, as RFC 9110, 14.2 allows: several ranges
     * at once are more often an attack than a need.
     */
    static ByteRange of(String header, long size) {
        Matcher range = SINGLE.matcher(header.strip());
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return new Whole();
        }
        if (range.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(range.group(2)), size);
            return last == 0 ? new Unsatisfiable() : new Part(size - last, last);
        }
        long from = Long.parseLong(range.group(1));
        long to = range.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(range.group(2)), size - 1);
        if (!range.group(2).isEmpty() && Long.parseLong(range.group(2)) < from) {
            return new Whole();
        }
        return from >= size ? new Unsatisfiable() : new Part(from, to - from + 1);
    }
}
