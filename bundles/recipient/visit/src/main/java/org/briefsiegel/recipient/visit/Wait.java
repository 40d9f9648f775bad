package org.briefsiegel.recipient.visit;

import java.time.Duration;
import java.time.Instant;
import org.briefsiegel.platform.pages.Texts;

/**
 * For how long somebody has to wait, for templates.
 *
 * @param time of day from which it works: the minute after, since times are shown without seconds
 * @param seconds from now
 */
public record Wait(String time, long seconds) {

    /** Where nobody knows how long it takes. */
    public static final long A_WHILE = 60;

    /** Until that moment. */
    public static Wait until(Instant end, Instant now, Texts texts) {
        return new Wait(texts.timeOfDay(end.plusSeconds(59)), seconds(end, now));
    }

    /** How many seconds from now, one at least. */
    public static long seconds(Instant end, Instant now) {
        return Math.max(1, Duration.between(now, end).toSeconds() + 1);
    }
}
