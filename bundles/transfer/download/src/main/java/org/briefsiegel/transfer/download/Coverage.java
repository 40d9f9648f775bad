package org.briefsiegel.transfer.download;

import java.util.Map;
import java.util.TreeMap;

/** Which bytes of a document have gone out, in whatever parts and order. Not thread-safe. */
final class Coverage {

    /** What is fetched in more pieces than this isn't added up any more: no browser does that. */
    private static final int MOST_GAPS = 1000;

    /** Ends by starts; the pieces neither touch nor overlap. */
    private final TreeMap<Long, Long> pieces = new TreeMap<>();

    void add(long from, long length) {
        long start = from;
        long end = from + length;
        if (length == 0 || pieces.size() >= MOST_GAPS) {
            return;
        }
        for (Map.Entry<Long, Long> piece = pieces.floorEntry(end);
                piece != null && piece.getValue() >= start;
                piece = pieces.floorEntry(end)) {
            start = Math.min(start, piece.getKey());
            end = Math.max(end, piece.getValue());
            pieces.remove(piece.getKey());
        }
        pieces.put(start, end);
    }

    boolean isWhole(long size) {
        return pieces.getOrDefault(0L, 0L) >= size;
    }
}
