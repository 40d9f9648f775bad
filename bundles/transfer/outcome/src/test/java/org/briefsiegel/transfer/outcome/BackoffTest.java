package org.briefsiegel.transfer.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(15));

    @Test
    void thePauseDoubles() {
        assertThat(backoff.after(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(backoff.after(2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(backoff.after(3)).isEqualTo(Duration.ofSeconds(20));
    }

    @Property
    void thePauseNeverShrinksAndNeverExceedsTheLongest(@ForAll @IntRange(min = 1, max = 100_000) int attempts) {
        assertThat(backoff.after(attempts))
                .isBetween(Duration.ofSeconds(5), Duration.ofMinutes(15))
                .isLessThanOrEqualTo(backoff.after(attempts + 1));
    }

    @Property
    void whatFailedTogetherIsNotTriedAgainTogether(@ForAll @IntRange(min = 1, max = 100_000) int attempts) {
        long full = backoff.after(attempts).toNanos();

        assertThat(backoff.jittered(attempts).toNanos()).isBetween(full * 4 / 5 - 1, full);
        assertThat(Stream.generate(() -> backoff.jittered(attempts)).limit(20).distinct())
                .hasSizeGreaterThan(1);
    }
}
