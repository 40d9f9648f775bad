package org.briefsiegel.webhook.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** When a message is tried again. */
class RetryPlanTest {

    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(2));

    @Property
    void everyPauseIsAFifthLongerOrShorterAtTheMost(
            @ForAll @IntRange(min = 1, max = 3) int attempts,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double chance) {
        Duration pause = new RetryPlan(PAUSES, () -> chance)
                .after(attempts, Optional.empty())
                .orElseThrow();

        assertThat(pause)
                .isBetween(
                        PAUSES.get(attempts - 1).multipliedBy(4).dividedBy(5),
                        PAUSES.get(attempts - 1).multipliedBy(6).dividedBy(5));
    }

    @Property
    void aReceiverIsLeftAloneForAsLongAsItAsksButNotForMoreThanADay(
            @ForAll @IntRange(min = 0, max = 999_999) int seconds) {
        Duration pause = new RetryPlan(PAUSES, () -> 0.5)
                .after(1, Optional.of(Duration.ofSeconds(seconds)))
                .orElseThrow();

        assertThat(pause).isGreaterThanOrEqualTo(Duration.ofSeconds(Math.min(seconds, 86_400)));
        assertThat(pause).isBetween(PAUSES.get(0), Duration.ofDays(1));
    }

    @Test
    void afterTheLastPauseThereIsNoFurtherTry() {
        assertThat(new RetryPlan(PAUSES, () -> 0).after(4, Optional.empty())).isEmpty();
    }
}
