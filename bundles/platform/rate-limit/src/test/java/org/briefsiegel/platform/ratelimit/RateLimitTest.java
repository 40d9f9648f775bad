package org.briefsiegel.platform.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RateLimitTest {

    private static final int PER_MINUTE = 60;
    private static final int REMEMBERED = 5;

    /** Soon it overflows. */
    private long now = Long.MAX_VALUE - Duration.ofSeconds(10).toNanos();

    private final RateLimit rate = rate(PER_MINUTE);

    @Example
    void aMinutesWorthMayComeAtOnceAndThenOneEachSecond() {
        for (int i = 0; i < PER_MINUTE; i++) {
            assertThat(rate.take("a")).isEmpty();
        }
        assertThat(rate.take("a")).contains(Duration.ofSeconds(1));
        assertThat(rate.waitFor("a")).isEqualTo(Duration.ofSeconds(1));
        assertThat(rate.take("b")).as("another").isEmpty();

        pass(Duration.ofSeconds(1));

        assertThat(rate.take("a")).isEmpty();
        assertThat(rate.take("a")).isPresent();
    }

    @Example
    void timeGivesBackNoMoreThanAMinutesWorth() {
        charge("a", PER_MINUTE);
        pass(Duration.ofHours(1));
        charge("a", PER_MINUTE);

        assertThat(rate.waitFor("a")).isEqualTo(Duration.ofSeconds(1));
    }

    @Example
    void whatIsBeyondTheLimitHasToComeBackToo() {
        charge("a", PER_MINUTE + 40);

        assertThat(rate.waitFor("a")).isEqualTo(Duration.ofSeconds(41));
        pass(Duration.ofSeconds(41));
        assertThat(rate.take("a")).isEmpty();
        assertThat(rate.take("a")).contains(Duration.ofSeconds(1));
    }

    /** Also where a minute doesn't divide into so many. */
    @Property(tries = 50)
    void exactlySoManyMayComeAtOnce(@ForAll @IntRange(min = 1, max = 1_000_000) int perMinute) {
        RateLimit limit = rate(perMinute);
        for (int i = 0; i < perMinute; i++) {
            assertThat(limit.take("a")).isEmpty();
        }
        assertThat(limit.take("a"))
                .hasValueSatisfying(
                        wait -> assertThat(wait).isEqualTo(Duration.ofMinutes(1).dividedBy(perMinute)));
    }

    @Property(tries = 200)
    void neverDoMoreGetThroughThanWereThereAndCameBack(
            @ForAll @Size(max = 300) List<@IntRange(max = 3000) Integer> pausesInMillis) {
        long start = now;
        int taken = 0;
        for (int pause : pausesInMillis) {
            pass(Duration.ofMillis(pause));
            taken += rate.take("a").isEmpty() ? 1 : 0;
        }
        assertThat(taken)
                .isLessThanOrEqualTo(
                        PER_MINUTE + (int) Duration.ofNanos(now - start).toSeconds());
    }

    @Property(tries = 200)
    void whoWaitsAsLongAsToldGetsThroughAndNobodySooner(@ForAll @IntRange(min = 1, max = 200) int burst) {
        Optional<Duration> wait = Optional.empty();
        for (int i = 0; i < burst; i++) {
            wait = rate.take("a");
        }
        if (wait.isPresent()) {
            pass(wait.get().minusNanos(1));
            assertThat(rate.take("a")).isPresent();
            pass(Duration.ofNanos(1));
            assertThat(rate.take("a")).isEmpty();
        }
    }

    /** To take is to charge where there is no wait. */
    @Property(tries = 200)
    void theTwoWaysToCountAgree(@ForAll @Size(max = 200) List<@IntRange(max = 1000) Integer> pausesInMillis) {
        for (int pause : pausesInMillis) {
            pass(Duration.ofMillis(pause));
            Duration wait = rate.waitFor("b");
            assertThat(rate.take("a").orElse(Duration.ZERO)).isEqualTo(wait);
            if (wait.isZero()) {
                rate.charge("b");
            }
        }
    }

    @Property(tries = 50)
    void soManyAreRememberedAndOfTheOthersNothing(@ForAll @IntRange(min = 1, max = 20) int others) {
        charge("a", PER_MINUTE);
        for (int i = 0; i < others; i++) {
            rate.charge("other" + i);
        }

        assertThat(rate.waitFor("a").isZero()).isEqualTo(others >= REMEMBERED);
    }

    private RateLimit rate(int perMinute) {
        return new RateLimit(perMinute, REMEMBERED, () -> now);
    }

    private void charge(String who, int times) {
        for (int i = 0; i < times; i++) {
            rate.charge(who);
        }
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
