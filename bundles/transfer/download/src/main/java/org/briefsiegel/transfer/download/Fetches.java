package org.briefsiegel.transfer.download;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Remembers what has gone out in the sessions of late, on this node: a download that is continued elsewhere or after a
 * restart counts as begun, not as complete.
 */
public final class Fetches {

    private static final int REMEMBERED = 10_000;

    private final Map<Key, Fetch> fetches = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Fetch> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Key(String session, int document) {}

    synchronized Fetch of(String session, int document) {
        return fetches.computeIfAbsent(new Key(session, document), key -> new Fetch());
    }

    /** One document in one session. */
    static final class Fetch {

        private final Coverage coverage = new Coverage();
        private final Continued continued = new Continued();
        private boolean begun;
        private boolean complete;

        /** Carries out what records the beginning, unless that was done; false when it can't. */
        synchronized boolean begin(long from, BooleanSupplier record) {
            begun = begun || record.getAsBoolean();
            continued.begun(from);
            return begun;
        }

        /** A request was cut off: of what it sent counts what its reader has gone on after. */
        synchronized void cut(long from, long length, long size, Runnable record) {
            continued.cut(from, length);
            conclude(size, record);
        }

        /** Carries out what records the end when all bytes have gone out, once. */
        synchronized void sent(long from, long length, long size, Runnable record) {
            coverage.add(from, length);
            conclude(size, record);
        }

        private void conclude(long size, Runnable record) {
            continued.confirm(coverage);
            if (!complete && coverage.isWhole(size)) {
                record.run();
                complete = true;
            }
        }
    }
}
