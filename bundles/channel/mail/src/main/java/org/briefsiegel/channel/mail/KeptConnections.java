package org.briefsiegel.channel.mail;

import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections that wait for a further mail. Usable from any thread; one that is taken belongs to who took it. */
final class KeptConnections {

    private static final Logger LOG = LoggerFactory.getLogger(KeptConnections.class);

    private final long idleNanos;
    private final LongSupplier nanoTime;
    private final Deque<Kept> idle = new ArrayDeque<>();
    private boolean closed;

    private record Kept(DsnTransport connection, long since) {}

    /** @param nanoTime as {@link System#nanoTime()} */
    KeptConnections(long idleNanos, LongSupplier nanoTime) {
        this.idleNanos = idleNanos;
        this.nanoTime = nanoTime;
    }

    /** The one that was used last, unless that is too long ago. */
    Optional<DsnTransport> take() {
        closeIdle();
        synchronized (idle) {
            return Optional.ofNullable(idle.pollLast()).map(Kept::connection);
        }
    }

    void keep(DsnTransport connection) {
        synchronized (idle) {
            if (!closed) {
                idle.addLast(new Kept(connection, nanoTime.getAsLong()));
                return;
            }
        }
        close(connection);
    }

    /** Those that have waited too long; to be called now and then, so that none is kept for ever. */
    void closeIdle() {
        List<DsnTransport> old = new ArrayList<>();
        synchronized (idle) {
            while (!idle.isEmpty() && nanoTime.getAsLong() - idle.peekFirst().since() >= idleNanos) {
                old.add(idle.pollFirst().connection());
            }
        }
        old.forEach(KeptConnections::close);
    }

    /** What is kept later is closed at once. */
    void close() {
        List<Kept> rest;
        synchronized (idle) {
            closed = true;
            rest = List.copyOf(idle);
            idle.clear();
        }
        rest.forEach(it -> close(it.connection()));
    }

    static void close(DsnTransport connection) {
        try {
            connection.close();
        } catch (MessagingException e) {
            LOG.debug("A connection didn't end well, which loses nothing: {}", e.toString());
        }
    }
}
