package org.briefsiegel.platform.availability;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens something in a thread of its own, again and again until it succeeds: a database or a folder may come up later than
 * this server, and what doesn't need it needn't wait. Why it can't be opened is logged once for each reason.
 */
public final class PatientOpening<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PatientOpening.class);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(20);
    private static final int DEEPEST = 20;

    private final Callable<T> opening;
    private final Consumer<T> opened;
    private final Duration pause;
    private final Thread thread;
    private boolean handingOver;
    private boolean closed;
    private String told = "";

    /**
     * @param name of what is opened, in one word
     * @param opening makes one attempt; its exceptions' first lines are logged, and must not quote values
     * @param opened gets what was opened, once, in the same thread
     * @param pause between one attempt and the next
     */
    public PatientOpening(String name, Callable<T> opening, Consumer<T> opened, Duration pause) {
        this.opening = opening;
        this.opened = opened;
        this.pause = pause;
        this.thread = new Thread(() -> run(name), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run(String name) {
        try {
            while (!isClosed()) {
                T result;
                try {
                    result = opening.call();
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    if (isClosed()) {
                        return; // this is what came of the interruption, and some drivers forget that there was one
                    }
                    tell(name, e);
                    Thread.sleep(pause.toMillis());
                    continue;
                }
                handOver(result);
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: nobody waits for it any more
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** What depends on it may start in this thread and be half done: nobody interrupts that. */
    private void handOver(T result) {
        synchronized (this) {
            handingOver = true;
        }
        if (Thread.interrupted()) {
            LOG.debug("Closed while it was opened; whoever closes cleans up");
        }
        opened.accept(result);
    }

    /** A sentence for each reason, once: whoever waits for long needs no log full of it. */
    private void tell(String name, Exception failure) {
        String reason = Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .map(message -> message.lines().findFirst().orElse(""))
                .distinct()
                .collect(Collectors.joining(": "));
        if (!reason.equals(told)) {
            told = reason;
            LOG.error("No {} yet, tried again every {} s: {}", name, pause.toSeconds(), reason);
        }
        LOG.debug("No {} yet", name, failure);
    }

    /** No further attempt; when this returns, none is under way, and what was opened has been handed over. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (!handingOver) {
                thread.interrupt();
            }
        }
        try {
            thread.join(LONGEST_FAREWELL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
