package org.briefsiegel.transfer.leases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LookaheadTest {

    private final AtomicLong time = new AtomicLong();
    private final Lookahead lookahead = new Lookahead(time::get);

    @Test
    void atRestOneIsClaimedAtATime() {
        assertThat(lookahead.size()).isOne();
        lookahead.settledOne();
        assertThat(lookahead.size()).isOne();
        pass(10_000);
        assertThat(lookahead.size()).isOne();
    }

    @Test
    void asManyAsWereSettledInTheLastQuarterOfASecond() {
        settle(10);
        pass(250);
        settle(3);
        assertThat(lookahead.size())
                .as("the full window counts until this one is")
                .isEqualTo(10);
        pass(250);
        assertThat(lookahead.size()).isEqualTo(3);
        pass(500);
        assertThat(lookahead.size()).isOne();
    }

    @Test
    void nothingIsClaimedAheadForAWayThatIsBlocked() {
        settle(20);
        lookahead.forget();
        assertThat(lookahead.size()).isOne();
    }

    @Property
    void neverMoreThanTheMost(@ForAll @IntRange(max = 1000) int settled, @ForAll @IntRange(max = 600) int millis) {
        AtomicLong clock = new AtomicLong();
        Lookahead any = new Lookahead(clock::get);
        for (int i = 0; i < settled; i++) {
            any.settledOne();
        }
        clock.addAndGet(Duration.ofMillis(millis).toNanos());

        assertThat(any.size()).isBetween(1, 32);
    }

    private void settle(int count) {
        for (int i = 0; i < count; i++) {
            lookahead.settledOne();
        }
    }

    private void pass(int millis) {
        time.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
