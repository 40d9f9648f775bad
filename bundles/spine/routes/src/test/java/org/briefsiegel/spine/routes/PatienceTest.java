package org.briefsiegel.spine.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final Patience patience = new Patience(Duration.ofSeconds(2));
    private long waited;

    @Test
    void isOverWhenItHasWaitedAsLongAsItMay() {
        assertThatThrownBy(() -> patience.await(answer(Integer.MAX_VALUE))).isInstanceOf(TimeoutException.class);

        assertThat(Duration.ofNanos(waited)).isEqualTo(Duration.ofSeconds(2));
    }

    /** Then the first wait has lasted far longer than was asked for, and nobody had a turn in between. */
    @Test
    void isNotOverBecauseTheMachineStoodStill() throws Exception {
        assertThat(patience.await(answer(1))).isEqualTo("late");

        assertThat(Duration.ofNanos(waited)).isLessThan(Duration.ofSeconds(1));
    }

    /** One that is there after so many waits were over. */
    private CompletableFuture<String> answer(int waits) {
        return new CompletableFuture<>() {
            private int over;

            @Override
            public String get(long timeout, TimeUnit unit) throws TimeoutException {
                waited += unit.toNanos(timeout);
                if (over++ < waits) {
                    throw new TimeoutException();
                }
                return "late";
            }
        };
    }
}
