package org.briefsiegel.platform.camel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long to wait until what couldn't be had is asked for again: a second, since it may come at once, and then twice as long each
 * time, up to a minute, since it may never come with the settings that it has.
 */
final class Pauses {

    private static final int LONGEST_SECONDS = 60;

    private final Map<Object, Integer> last = new ConcurrentHashMap<>();

    /** In seconds. */
    int next(Object wanted) {
        return last.merge(wanted, 1, (before, first) -> Math.min(LONGEST_SECONDS, before * 2));
    }

    /** It is there, or isn't wanted any more. */
    void forget(Object wanted) {
        last.remove(wanted);
    }
}
