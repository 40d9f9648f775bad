package org.briefsiegel.platform.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CircuitBreakerTest {

    private static final int FAILURES = 3;

    /** Soon it overflows. */
    private long now = Long.MAX_VALUE - Duration.ofSeconds(2).toNanos();

    private final CircuitBreaker breaker = new CircuitBreaker(FAILURES, Duration::ofSeconds, () -> now);

    @Example
    void failuresInARowOpenIt() {
        fail(FAILURES - 1);
        breaker.passed();
        assertThat(fail(FAILURES - 1)).isFalse();
        assertThat(breaker.permits()).isTrue();

        assertThat(breaker.failed()).isTrue();

        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.permits()).isFalse();
    }

    @Example
    void afterThePauseOneIsLetThroughAndItsOutcomeDecides() {
        fail(FAILURES);
        pass(1);
        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.permits()).isTrue();
        assertThat(breaker.isOpen()).as("while it is tried").isTrue();
        assertThat(breaker.permits()).as("one at a time").isFalse();

        assertThat(breaker.failed()).isTrue();
        pass(1);
        assertThat(breaker.permits()).as("the pause is another").isFalse();
        pass(1);
        assertThat(breaker.permits()).isTrue();
        breaker.passed();

        assertThat(breaker.permits()).isTrue();
        assertThat(breaker.permits()).isTrue();
        assertThat(fail(FAILURES)).isTrue();
        pass(1);
        assertThat(breaker.permits()).as("the first pause again").isTrue();
    }

    @Example
    void whatIsAbandonedDecidesNothing() {
        fail(FAILURES);
        pass(1);
        assertThat(breaker.permits()).isTrue();

        breaker.abandoned();

        assertThat(breaker.permits()).isTrue();
        assertThat(breaker.permits()).isFalse();
    }

    @Property
    void whatIsAwayCostsOneTryEachPauseHoweverManyWait(
            @ForAll @IntRange(min = 1, max = 100) int waiting, @ForAll @IntRange(min = 1, max = 50) int pauses) {
        CircuitBreaker steady = new CircuitBreaker(FAILURES, times -> Duration.ofSeconds(1), () -> now);
        for (int i = 0; i < FAILURES; i++) {
            steady.failed();
        }
        int tries = 0;
        for (int second = 0; second < pauses; second++) {
            pass(1);
            for (int i = 0; i < waiting; i++) {
                if (steady.permits()) {
                    tries++;
                    steady.failed();
                }
            }
        }
        assertThat(tries).isEqualTo(pauses);
    }

    private boolean fail(int times) {
        boolean open = false;
        for (int i = 0; i < times; i++) {
            open = breaker.failed();
        }
        return open;
    }

    private void pass(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }
}
