package org.briefsiegel.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A time after which an older state of the server was restored, so that it knows of nothing that had been between the two: what went
 * out then may go out again, and what was acknowledged then may be lost.
 *
 * @param from when the state was at the earliest that of the backup
 * @param to when the server was killed
 */
record Undone(Instant from, Instant to) {

    boolean includes(Instant time) {
        return !time.isBefore(from) && !time.isAfter(to);
    }

    static boolean anyIncludes(List<Undone> undone, Instant time) {
        return undone.stream().anyMatch(it -> it.includes(time));
    }

    /** Without what the server had forgotten when it sent the same again. */
    static <T> List<T> forget(
            List<Undone> undone, List<T> sent, Function<T, Instant> when, Function<T, String> recipient) {
        List<T> known = new ArrayList<>(sent);
        known.removeIf(one -> undone.stream()
                .filter(it -> it.includes(when.apply(one)))
                .anyMatch(it -> sent.stream()
                        .anyMatch(later -> recipient.apply(later).equals(recipient.apply(one))
                                && when.apply(later).isAfter(it.to()))));
        return known;
    }
}
