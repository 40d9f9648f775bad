package org.briefsiegel.platform.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatientOpeningTest {

    private final AtomicInteger attempts = new AtomicInteger();
    private final BlockingQueue<String> opened = new LinkedBlockingQueue<>();

    @Test
    void triesUntilItSucceedsAndHandsOverOnce() throws InterruptedException {
        var opening = new PatientOpening<>("test", this::atTheThirdAttempt, opened::add, Duration.ofMillis(1));

        assertThat(opened.poll(1, TimeUnit.MINUTES)).isEqualTo("open");
        opening.close();
        assertThat(attempts).hasValue(3);
        assertThat(opened).isEmpty();
    }

    @Test
    void endsBetweenTwoAttemptsWhenItIsClosed() throws InterruptedException {
        CountDownLatch tried = new CountDownLatch(1);
        var opening = new PatientOpening<>(
                "test",
                () -> {
                    attempts.incrementAndGet();
                    tried.countDown();
                    throw new IllegalStateException("the database isn't there");
                },
                opened::add,
                Duration.ofHours(1));
        assertThat(tried.await(1, TimeUnit.MINUTES)).isTrue();
        opening.close();

        assertThat(attempts).hasValue(1);
        assertThat(opened).isEmpty();
    }

    private String atTheThirdAttempt() {
        if (attempts.incrementAndGet() < 3) {
            throw new IllegalStateException("the database isn't there");
        }
        return "open";
    }
}
