package org.briefsiegel.spine.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyTimeTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "03:30, 2026-11-29T02:29:59Z, 2026-11-29T02:30:00Z, later today",
        "03:30, 2026-11-29T02:30:00Z, 2026-11-30T02:30:00Z, not twice",
        "03:30, 2026-11-29T23:15:00Z, 2026-11-30T02:30:00Z, the day is that of the zone",
        "03:30, 2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z, in summer an hour earlier",
        "02:30, 2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z, a time that isn't there is an hour later",
        "02:30, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z, of a time that is there twice the first",
        "02:30, 2026-10-25T00:45:00Z, 2026-10-26T01:30:00Z, and not the second"
    })
    void isOnceOnEachDay(LocalTime time, Instant after, Instant next, String why) {
        assertThat(new DailyTime(time, () -> VIENNA, Clock.systemUTC()).next(after))
                .isEqualTo(next);
    }
}
