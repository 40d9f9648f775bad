package org.briefsiegel.platform.persistence.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.briefsiegel.platform.availability.Unavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TransactionLimitTest {

    private final AtomicBoolean away = new AtomicBoolean();
    private final TransactionLimit limit = new TransactionLimit(1, away::get);
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    @Test
    void whoHasWaitedLongestComesFirstHoweverLongThatIs() throws Exception {
        limit.enter();
        for (String name : new String[] {"first", "second", "third"}) {
            comes(name);
            Thread.sleep(TransactionLimit.LOOK.toMillis() * 5 / 4); // so that each looks while the later ones wait
        }

        limit.leave();

        assertThat(next()).isEqualTo("first");
        assertThat(next()).isEqualTo("second");
        assertThat(next()).isEqualTo("third");
    }

    @Test
    void whoWaitsWhileTheDatabaseGoesAwayWaitsNoLongerAndKeepsNobodyElseWaiting() throws Exception {
        limit.enter();
        comes("waiting");

        away.set(true);

        assertThat(next()).isEqualTo(TransactionLimit.AWAY);
        assertThatThrownBy(limit::enter).isInstanceOf(Unavailable.class).hasMessage(TransactionLimit.AWAY);
        away.set(false);
        limit.leave();
        comes("later");
        assertThat(next()).isEqualTo("later");
    }

    @Test
    void whoIsInterruptedWhileWaitingGivesUpTheTurn() throws Exception {
        limit.enter();
        comes("interrupted").interrupt();
        assertThat(next()).isEqualTo("the server is being stopped");

        limit.leave();

        comes("later");
        assertThat(next()).isEqualTo("later");
    }

    @Test
    void onceItIsClosedNobodyIsLetInAndWhoIsInMayEnd() throws Exception {
        limit.enter();
        comes("waiting");
        Thread closing = new Thread(() -> {
            limit.close();
            said.add("closed");
        });
        closing.start();
        assertThat(next()).isEqualTo("the database is being closed");
        assertThatThrownBy(limit::enter).isInstanceOf(Unavailable.class);

        limit.leave();

        assertThat(next()).isEqualTo("closed");
    }

    /** In a thread that says its name once it is in, and leaves, or else says why not. */
    private Thread comes(String name) throws InterruptedException {
        Thread thread = new Thread(() -> {
            try {
                limit.enter();
                said.add(name);
                limit.leave();
            } catch (Unavailable e) {
                said.add(e.getMessage());
            }
        });
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
            Thread.sleep(1);
        }
        return thread;
    }

    private String next() throws InterruptedException {
        return said.poll(20, TimeUnit.SECONDS);
    }
}
