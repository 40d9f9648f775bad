package org.briefsiegel.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RateLimitTest {

    private static final int PER_MINUTE = 60;

    private final AtomicLong now = new AtomicLong();
    private final RateLimit rate = new RateLimit(PER_MINUTE, now::get);

    @Property(tries = 1)
    void aMinutesWorthMayComeAtOnceAndThenOneEachSecond() {
        for (int i = 0; i < PER_MINUTE; i++) {
            assertThat(rate.waitFor("p-1")).isEmpty();
        }
        assertThat(rate.waitFor("p-1")).contains(Duration.ofSeconds(1));
        assertThat(rate.waitFor("p-2")).as("another practice").isEmpty();

        now.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(rate.waitFor("p-1")).isEmpty();
        assertThat(rate.waitFor("p-1")).isPresent();
    }

    @Property(tries = 200)
    void inNoMinuteAfterTheFirstMoreThanTwoMinutesWorthGetThrough(
            @ForAll @Size(max = 300) List<@IntRange(max = 3000) Integer> pausesInMillis) {
        long start = now.get();
        int taken = 0;
        for (int pause : pausesInMillis) {
            now.addAndGet(Duration.ofMillis(pause).toNanos());
            taken += rate.waitFor("p-1").isEmpty() ? 1 : 0;
        }
        long seconds = Duration.ofNanos(now.get() - start).toSeconds();
        assertThat(taken).isLessThanOrEqualTo(PER_MINUTE + (int) seconds + 1);
    }

    @Property(tries = 200)
    void whoWaitsAsLongAsToldGetsThrough(@ForAll @IntRange(min = 1, max = 200) int burst) {
        Optional<Duration> wait = Optional.empty();
        for (int i = 0; i < burst; i++) {
            wait = rate.waitFor("p-1");
        }
        now.addAndGet(wait.orElse(Duration.ZERO).toNanos());
        if (wait.isPresent()) {
            assertThat(rate.waitFor("p-1")).isEmpty();
        }
    }
}
