package org.briefsiegel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestsInProgressTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final RequestsInProgress requests = new RequestsInProgress();

    @Test
    void nothingInHandIsOverAtOnce() throws Exception {
        assertThat(requests.awaitEnd(LONG)).isZero();
    }

    @Test
    void waitsForWhatIsBeingAnsweredAndNotForWhatComesLater() throws Exception {
        Request first = new Request();
        CompletableFuture<Integer> wait = CompletableFuture.supplyAsync(this::awaitEnd);
        Request later = new Request();
        first.end();

        // whichever came first: a request that came after the question doesn't count, one before it may
        later.end();
        assertThat(wait.get(1, TimeUnit.MINUTES)).isZero();
    }

    @Test
    void saysHowManyHaveNotEndedInTime() throws Exception {
        Request endless = new Request();

        assertThat(requests.awaitEnd(Duration.ofMillis(1))).isOne();
        endless.end();
    }

    private int awaitEnd() {
        try {
            return requests.awaitEnd(LONG);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that is being answered from now on. */
    private final class Request {

        private final CountDownLatch over = new CountDownLatch(1);
        private final CompletableFuture<Void> answer;

        Request() throws InterruptedException {
            CountDownLatch begun = new CountDownLatch(1);
            answer = CompletableFuture.runAsync(() -> serve(begun));
            assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        }

        private void serve(CountDownLatch begun) {
            try {
                requests.doFilter(null, null, (request, response) -> {
                    begun.countDown();
                    await(over);
                });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        void end() throws Exception {
            over.countDown();
            answer.get(1, TimeUnit.MINUTES);
        }
    }
}
