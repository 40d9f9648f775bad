package org.briefsiegel.spine.routes;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names plug-ins that commit faults, each at most once a minute, with the number of faults since. Without the messages of their
 * exceptions, which may quote what a patient typed.
 */
final class FaultLog {

    private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);
    private static final long EVERY = Duration.ofMinutes(1).toNanos();
    private static final int FRAMES = 3;

    private final LongSupplier nanoTime;
    private final Map<String, Noted> noted = new ConcurrentHashMap<>();

    /** When a plug-in was last named, and how many of its faults weren't since. */
    private record Noted(long at, int unnamed) {}

    /** @param nanoTime as {@link System#nanoTime} */
    FaultLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void note(String station, String what) {
        long now = nanoTime.getAsLong();
        noted.compute(station, (name, last) -> {
            if (last != null && now - last.at() < EVERY) {
                return new Noted(last.at(), last.unnamed() + 1);
            }
            String more = last == null || last.unnamed() == 0 ? "" : " (and " + last.unnamed() + " faults before)";
            LOG.error("The plug-in {} isn't sound: {}{}", station, what, more);
            return new Noted(now, 0);
        });
    }

    /** What was thrown, and where. */
    static String describe(Throwable fault) {
        String where = Arrays.stream(fault.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .reduce((one, other) -> one + " < " + other)
                .orElse("an unknown place");
        return "ends with " + fault.getClass().getName() + " at " + where;
    }
}
