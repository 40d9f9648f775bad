package org.briefsiegel.transfer.leases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How many may be on their way at a time, for a next server that complains or doesn't. */
class PaceTest {

    private static final int MOST = 8;

    private long now;
    private final Pace pace = new Pace(MOST, () -> now);

    @Test
    void aServerThatComplainsIsLeftAloneAndThenGetsHalf() {
        pace.slowDown();
        assertThat(pace.atATime()).isZero();

        pass(Duration.ofSeconds(1));
        assertThat(pace.atATime()).isEqualTo(4);
    }

    @Test
    void thoseThatComplainTogetherCountOnce() {
        for (int i = 0; i < MOST; i++) {
            pace.slowDown();
        }
        pass(Duration.ofSeconds(1));

        assertThat(pace.atATime()).isEqualTo(4);
    }

    @Test
    void itIsLeftAloneForLongerAndLongerAndStillProbed() {
        for (int i = 0; i < 20; i++) {
            pace.slowDown();
            pass(Duration.ofMinutes(1));
        }
        assertThat(pace.atATime()).isOne();
        pace.slowDown();
        pass(Duration.ofSeconds(40));
        assertThat(pace.atATime()).isZero();
    }

    @Test
    void eachRoundWithoutComplaintAddsOneUpToAllOfThem() {
        pace.slowDown();
        pass(Duration.ofSeconds(1));
        for (int round = 4; round < MOST; round++) {
            assertThat(pace.atATime()).isEqualTo(round);
            for (int i = 0; i < round; i++) {
                pace.speedUp();
            }
        }
        assertThat(pace.atATime()).isEqualTo(MOST);
        for (int i = 0; i < 100; i++) {
            pace.speedUp();
        }
        assertThat(pace.atATime()).isEqualTo(MOST);
    }

    @Test
    void aChannelMayBeGivenMoreOrLess() {
        pace.allow(12);
        assertThat(pace.atATime()).isEqualTo(12);
        pace.allow(2);
        assertThat(pace.atATime()).isEqualTo(2);
        pace.slowDown();
        pass(Duration.ofSeconds(1));
        pace.allow(12);
        assertThat(pace.atATime()).as("it complained").isOne();
    }

    @Property
    void thereAreNeverMoreThanAllowedAndAfterAPauseAlwaysOne(
            @ForAll List<Boolean> complaints, @ForAll @IntRange(min = 1, max = 64) int most) {
        Pace any = new Pace(most, () -> now);
        for (boolean complaint : complaints) {
            if (complaint) {
                any.slowDown();
            } else {
                any.speedUp();
            }
            assertThat(any.atATime()).isBetween(0, most);
            pass(Duration.ofMinutes(1));
            assertThat(any.atATime()).isBetween(1, most);
        }
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
