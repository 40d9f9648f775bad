package org.briefsiegel.platform.cxf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A crowd that comes at once to an application whose classes aren't loaded yet. */
class SlowStartTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    private final ExecutorService crowd = Executors.newCachedThreadPool();
    private final AtomicInteger inside = new AtomicInteger();
    private final Semaphore end = new Semaphore(0);

    @AfterEach
    void stop() {
        crowd.shutdownNow();
    }

    @Test
    void letsInAFewAtFirstAndWithEachThatEndsOneMore() {
        SlowStart start = new SlowStart(2, LONG);
        come(50, start);
        awaitInside(2);

        end.release(1);
        awaitInside(3);
        end.release(3);
        awaitInside(6);
    }

    @Test
    void letsEverybodyInWhenEnoughHaveEnded() {
        SlowStart start = new SlowStart(1, LONG);
        List<Integer> served = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            start.enter();
            served.add(i);
            start.leave();
        }
        assertThat(served).hasSize(200);

        come(300, start);
        awaitInside(300);
    }

    @Test
    void aRequestThatNeverEndsKeepsNobodyOut() {
        SlowStart start = new SlowStart(1, Duration.ofMillis(50));
        come(3, start);

        awaitInside(3);
    }

    private void come(int requests, SlowStart start) {
        for (int i = 0; i < requests; i++) {
            crowd.execute(() -> {
                start.enter();
                inside.incrementAndGet();
                end.acquireUninterruptibly();
                inside.decrementAndGet();
                start.leave();
            });
        }
    }

    /** So many, and no more in the next moment. */
    private void awaitInside(int expected) {
        await().atMost(Duration.ofMinutes(1)).until(() -> inside.get() >= expected);
        await().during(A_MOMENT).atMost(Duration.ofMinutes(1)).until(() -> inside.get() == expected);
    }
}
