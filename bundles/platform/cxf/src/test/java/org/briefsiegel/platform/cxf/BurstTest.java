package org.briefsiegel.platform.cxf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BurstTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Semaphore done = new Semaphore(0);
    private Burst burst;

    @AfterEach
    void stop() {
        burst.stop();
    }

    @Test
    void manyEventsAreOneBurst() throws InterruptedException {
        burst = burst(Duration.ofMillis(500), LONG);
        for (int i = 0; i < 1000; i++) {
            burst.happened();
        }

        assertThat(done.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
        assertThat(done.availablePermits()).isZero();
    }

    @Test
    void anEventAfterABurstBeginsTheNext() throws InterruptedException {
        burst = burst(Duration.ofMillis(1), LONG);
        for (int i = 0; i < 3; i++) {
            burst.happened();
            assertThat(done.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void aBurstWithoutEndIsCutOff() throws InterruptedException {
        burst = burst(LONG, Duration.ZERO);
        burst.happened();

        assertThat(done.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void nothingBeginsAfterTheStop() {
        burst = burst(LONG, LONG);
        burst.happened();
        burst.stop();
        burst.happened();

        assertThat(done.availablePermits()).isZero();
    }

    private Burst burst(Duration quiet, Duration longest) {
        return new Burst("burst-test", done::release, quiet, longest);
    }
}
