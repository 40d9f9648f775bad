package org.briefsiegel.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.briefsiegel.platform.availability.WarmUp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarmUpsTest {

    private final WarmUps warmUps = new WarmUps();
    private final List<String> ran = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        warmUps.stop();
    }

    @Test
    void eachRunsOnceAfterTheServerIsReadyAndWhatComesLaterRunsThen() throws Exception {
        warmUps.add(called("cipher"));
        warmUps.add(called("gone"));
        warmUps.remove(warmUps(1));
        assertThat(ran).isEmpty();

        warmUps.begin();
        warmUps.begin();
        warmUps.add(called("late"));

        awaitAll();
        assertThat(ran).containsExactly("cipher", "late");
    }

    @Test
    void whatThrowsKeepsNothingElseFromRunning() throws Exception {
        warmUps.add(new Named("broken") {
            @Override
            public void run() {
                throw new IllegalStateException("on purpose");
            }
        });
        warmUps.add(called("cipher"));

        warmUps.begin();

        awaitAll();
        assertThat(ran).containsExactly("cipher");
    }

    private final List<WarmUp> made = new CopyOnWriteArrayList<>();

    private WarmUp called(String name) {
        WarmUp warmUp = new Named(name) {
            @Override
            public void run() {
                ran.add(name);
            }
        };
        made.add(warmUp);
        return warmUp;
    }

    private WarmUp warmUps(int number) {
        return made.get(number);
    }

    /** They run one after the other. */
    private void awaitAll() throws InterruptedException {
        CountDownLatch last = new CountDownLatch(1);
        warmUps.add(new Named("last") {
            @Override
            public void run() {
                last.countDown();
            }
        });
        assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private abstract static class Named implements WarmUp {

        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }
    }
}
