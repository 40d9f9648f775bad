package org.briefsiegel.itests.container;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.briefsiegel.spine.api.ClosedException;

/** Asks a plug-in again and again, as recipients do while an operator exchanges it. */
final class Asker {

    /** What is noted when the plug-in's route is closed. */
    static final String CLOSED = "closed";

    private final Supplier<String> question;
    private final Thread thread = new Thread(this::ask, "asker");
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private volatile String answer = "";
    private volatile long asked;
    private volatile boolean done;

    private Asker(Supplier<String> question) {
        this.question = question;
    }

    static Asker start(Supplier<String> question) {
        Asker asker = new Asker(question);
        asker.thread.setDaemon(true);
        asker.thread.start();
        return asker;
    }

    private void ask() {
        for (long turn = 1; !done; turn++) {
            try {
                answer = question.get();
            } catch (ClosedException expected) {
                answer = CLOSED;
                Thread.yield();
            } catch (Throwable e) {
                faults.add(e);
            }
            asked = turn;
        }
    }

    /** The last answer. */
    String answer() {
        return answer;
    }

    long asked() {
        return asked;
    }

    /** What came of asking beside answers and closed routes. */
    List<Throwable> faults() {
        return faults;
    }

    /** Returns when it doesn't ask any more. */
    void end() throws InterruptedException {
        done = true;
        thread.join();
    }
}
