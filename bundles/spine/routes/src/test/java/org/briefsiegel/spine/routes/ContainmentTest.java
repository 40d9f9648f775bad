package org.briefsiegel.spine.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.routes.Containment.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a plug-in does wrong stays with the plug-in. */
@Timeout(30)
class ContainmentTest {

    private static final Duration REST = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong now = new AtomicLong();
    private final Containment containment = containment(Duration.ofSeconds(20));

    private Containment containment(Duration call) {
        return new Containment("factor.odd", threads, new Limits(call, call, REST), now::get, new FaultLog(now::get));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void anAnswerIsHandedOn() {
        assertThat(containment.call("label", () -> "Losungswort")).isEqualTo("Losungswort");
    }

    @Test
    void whatIsThrownOrNullIsAsIfThePlugInWereNotThere() {
        assertClosed(() -> {
            throw new IllegalStateException("1984-03-09");
        });
        assertClosed(() -> null);
        assertClosed(() -> {
            throw new NoClassDefFoundError("gone/Missing");
        });
    }

    @Test
    void aCallThatTakesTooLongEndsForTheCallerAndIsInterrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Containment impatient = containment(Duration.ofSeconds(1));

        assertThatThrownBy(() -> impatient.call("read", () -> sleeper(interrupted)))
                .isInstanceOf(ClosedException.class)
                .hasMessageContaining("factor.odd");

        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static String sleeper(CountDownLatch interrupted) {
        try {
            new CountDownLatch(1).await();
            return "never";
        } catch (InterruptedException e) {
            interrupted.countDown();
            return "late";
        }
    }

    @Test
    void afterFaultsInARowItRestsAndIsThenTriedByOneCall() {
        AtomicInteger calls = new AtomicInteger();
        Callable<String> broken = () -> {
            calls.incrementAndGet();
            throw new IllegalStateException();
        };
        for (int i = 0; i < Containment.FAULTS; i++) {
            assertThat(containment.isQuarantined()).isFalse();
            assertClosed(broken);
        }
        assertThat(containment.isQuarantined()).isTrue();
        assertClosed(broken);
        assertThat(calls).hasValue(Containment.FAULTS);

        now.addAndGet(REST.toNanos());
        assertThat(containment.isQuarantined()).isFalse();
        assertClosed(broken);
        assertThat(calls).hasValue(Containment.FAULTS + 1);
        assertThat(containment.isQuarantined()).isTrue();

        now.addAndGet(REST.toNanos());
        assertThat(containment.call("label", () -> "sound again")).isEqualTo("sound again");
        assertThat(containment.isQuarantined()).isFalse();
        assertClosed(broken);
        assertThat(containment.isQuarantined()).isFalse();
    }

    @Test
    void whatOfTheHostIsAwayIsNoFaultOfThePlugIn() {
        for (int i = 0; i < Containment.FAULTS; i++) {
            assertThatThrownBy(() -> containment.talk("inspect", () -> {
                        throw new Unavailable("the vault's folder is away");
                    }))
                    .isInstanceOf(Unavailable.class);
        }

        assertThat(containment.isQuarantined()).isFalse();
        assertThat(containment.call("label", () -> "sound")).isEqualTo("sound");
    }

    @Test
    void onlyOneCallTriesARestedPlugIn() throws Exception {
        for (int i = 0; i < Containment.FAULTS; i++) {
            assertClosed(() -> null);
        }
        now.addAndGet(REST.toNanos());
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Future<String> trial = threads.submit(() -> containment.call("label", () -> {
            inside.countDown();
            leave.await();
            return "sound";
        }));
        inside.await();

        assertThat(containment.isQuarantined()).isTrue();
        assertClosed(() -> "also");

        leave.countDown();
        assertThat(trial.get()).isEqualTo("sound");
        assertThat(containment.call("label", () -> "all")).isEqualTo("all");
    }

    @Test
    void callsThatNeverReturnHoldNoMoreThanTheirThreadsAndGiveThemBackInTheEnd() throws Exception {
        CountDownLatch leave = new CountDownLatch(1);
        List<Future<?>> callers = new ArrayList<>();
        CountDownLatch inside = new CountDownLatch(Containment.AT_ONCE);
        for (int i = 0; i < Containment.AT_ONCE; i++) {
            callers.add(threads.submit(() -> containment.call("read", () -> {
                inside.countDown();
                leave.await();
                return "late";
            })));
        }
        inside.await();
        assertClosed(() -> "one too many");

        leave.countDown();
        for (Future<?> caller : callers) {
            assertThat(caller.get()).isEqualTo("late");
        }
        for (int i = 0; i < Containment.AT_ONCE; i++) {
            assertThat(containment.call("read", () -> "free")).isEqualTo("free");
        }
    }

    private void assertClosed(Callable<?> use) {
        assertThatThrownBy(() -> containment.call("label", use)).isInstanceOf(ClosedException.class);
    }
}
