package org.briefsiegel.spine.routes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * A time of day.
 *
 * @param zone where it is meant, as far as is known now
 */
record DailyTime(LocalTime time, Supplier<ZoneId> zone, Clock clock) {

    Instant now() {
        return Instant.now(clock);
    }

    /**
     * When it is that time next; once on each day, also on one on which the clock is put back. Where it is put forward over that
     * time, by so much later.
     */
    Instant next(Instant after) {
        ZoneId here = zone.get();
        LocalDate day = after.atZone(here).toLocalDate();
        Instant today = on(day, here);
        return today.isAfter(after) ? today : on(day.plusDays(1), here);
    }

    private Instant on(LocalDate day, ZoneId here) {
        return day.atTime(time).atZone(here).toInstant();
    }
}
