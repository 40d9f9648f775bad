package org.briefsiegel.recipient.page;

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
    static final long A_WHILE = 60;

    static Wait until(Instant end, Instant now, Texts texts) {
        return new Wait(texts.timeOfDay(end.plusSeconds(59)), seconds(end, now));
    }

    static long seconds(Instant end, Instant now) {
        return Math.max(1, Duration.between(now, end).toSeconds() + 1);
    }
}
