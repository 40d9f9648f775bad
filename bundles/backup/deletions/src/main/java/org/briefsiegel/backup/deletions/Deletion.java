package org.briefsiegel.backup.deletions;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That a transfer's content was destroyed; it names nobody.
 *
 * @param revoked whether the practice took the transfer back; else its time was over, or it had left as an attachment
 */
public record Deletion(Instant time, boolean revoked, String practice, String transfer) {

    private static final Pattern LINE = Pattern.compile("(\\S+) (revoked|destroyed) ([A-Za-z0-9-]+) ([A-Za-z0-9-]+)");

    /** A line of the log; empty where it isn't a whole one, as the last one after a crash. */
    static Optional<Deletion> parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Deletion(
                    Instant.parse(parts.group(1)), parts.group(2).equals("revoked"), parts.group(3), parts.group(4)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    String line() {
        return time + " " + (revoked ? "revoked" : "destroyed") + " " + practice + " " + transfer + "\n";
    }
}
