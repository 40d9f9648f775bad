package org.briefsiegel.transfer.download;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What arrived of requests that were cut off. What the network took may be lost on its way; but who goes on at a byte has those
 * before it. Not thread-safe.
 */
final class Continued {

    /** Of requests for one document in one session; what comes after them isn't added up. */
    private static final int MOST = 1000;

    private final TreeSet<Long> starts = new TreeSet<>();
    private final List<Piece> cut = new ArrayList<>();

    private record Piece(long from, long end) {}

    /** A request begins at this byte. */
    void begun(long from) {
        if (starts.size() < MOST) {
            starts.add(from);
        }
    }

    /** A request that began at a byte was cut off after so many. */
    void cut(long from, long length) {
        if (cut.size() < MOST) {
            cut.add(new Piece(from, from + length));
        }
    }

    /** Adds what is known to have arrived. */
    void confirm(Coverage coverage) {
        for (Piece piece : cut) {
            Long next = starts.floor(piece.end());
            if (next != null && next > piece.from()) {
                coverage.add(piece.from(), next - piece.from());
            }
        }
    }
}
