package org.briefsiegel.platform.persistence.unit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps H2's file from growing without end. Every commit writes the pages that it has changed to a new part of the file, and a part is used
 * again once none of its pages is of use. H2 moves the last ones out of the way by a thread of its own, which there is none of with
 * {@code WRITE_DELAY=0}; so this does, while nobody else writes (ADR 54).
 */
final class Compaction implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** So many make a few megabytes that are soon of no use. A server at rest has nothing to do. */
    private static final int COMMITS = 500;

    private static final Duration LAST = Duration.ofSeconds(5);

    private final DataSource turns;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private long version;

    /** @param turns of which only one writes at a time */
    Compaction(DataSource turns) {
        this.turns = turns;
        this.thread = new Thread(this::run, "database-compaction");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                compact();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ReflectiveOperationException otherH2) {
            LOG.warn(
                    "The database's file isn't compacted while the server runs: this H2 is another than we know",
                    otherH2);
        }
    }

    /** A part of it, where much was written since. What fails is tried again later: whoever needs the database says that it is away. */
    void compact() throws ReflectiveOperationException {
        try (Connection connection = turns.getConnection()) {
            connection.setAutoCommit(false);
            StoredPages pages = StoredPages.behind(connection);
            if (pages.version() - version >= COMMITS) {
                connection.createStatement().close(); // takes the turn
                pages.compact();
                version = pages.version();
            }
            connection.rollback();
        } catch (SQLException | RuntimeException away) {
            LOG.debug("Not compacted this time", away);
        }
    }

    /** Lets what it is at come to its end. It isn't interrupted: that would close H2's file for all. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(LAST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
