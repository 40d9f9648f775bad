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

    /** As H2 does while it opens a file. */
    @Test
    void makesNoFurtherAttemptAlsoWhereTheLastOneForgetsThatItWasInterrupted() throws InterruptedException {
        CountDownLatch trying = new CountDownLatch(1);
        var opening = new PatientOpening<>(
                "test",
                () -> {
                    attempts.incrementAndGet();
                    trying.countDown();
                    try {
                        return new LinkedBlockingQueue<String>().take();
                    } catch (InterruptedException forgotten) {
                        throw new IllegalStateException("the database can't be opened", forgotten);
                    }
                },
                opened::add,
                Duration.ofMillis(1));
        assertThat(trying.await(1, TimeUnit.MINUTES)).isTrue();
        opening.close();

        assertThat(attempts).hasValue(1);
        assertThat(opened).isEmpty();
    }

    /** Components start in the thread that hands over: one that is interrupted half way stays broken. */
    @Test
    void whatTakesOverIsNotInterruptedByClosing() throws InterruptedException {
        CountDownLatch taking = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        var opening = new PatientOpening<>(
                "test",
                () -> "open",
                result -> {
                    taking.countDown();
                    try {
                        closing.await();
                        opened.add(result);
                    } catch (InterruptedException e) {
                        opened.add("interrupted");
                    }
                },
                Duration.ofHours(1));
        assertThat(taking.await(1, TimeUnit.MINUTES)).isTrue();
        Thread closer = new Thread(opening::close);
        closer.start();
        while (closer.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        closing.countDown();
        closer.join();

        assertThat(opened).containsExactly("open");
    }

    private String atTheThirdAttempt() {
        if (attempts.incrementAndGet() < 3) {
            throw new IllegalStateException("the database isn't there");
        }
        return "open";
    }
}
