package org.briefsiegel.platform.ratelimit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How often each of many may do something: a bucket for each, that fills steadily and holds one minute's worth. Instead of its
 * level, the time is kept at which it will be full again (generic cell rate algorithm). Counts on this node alone. Usable from
 * any thread.
 */
public final class RateLimit {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final long interval;
    private final long bucket;
    private final LongSupplier nanoTime;
    private final Map<String, Long> fullAt;

    /** For those of whom there are few: all are remembered. */
    public RateLimit(int perMinute) {
        this(perMinute, Integer.MAX_VALUE, System::nanoTime);
    }

    /**
     * @param remembered how many are kept in mind; who comes after longer than so many others begins anew
     * @param nanoTime as {@link System#nanoTime()}
     */
    public RateLimit(int perMinute, int remembered, LongSupplier nanoTime) {
        this.interval = MINUTE / perMinute;
        this.bucket = interval * perMinute;
        this.nanoTime = nanoTime;
        this.fullAt = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > remembered;
            }
        };
    }

    /** Counts one, if there is room for it; else nothing, and says after which time there is. */
    public synchronized Optional<Duration> take(String who) {
        long now = nanoTime.getAsLong();
        long used = used(who, now);
        Duration wait = waitFor(used);
        if (wait.isZero()) {
            use(who, now, used);
            return Optional.empty();
        }
        return Optional.of(wait);
    }

    /** After which time there is room for one; zero for now. */
    public synchronized Duration waitFor(String who) {
        return waitFor(used(who, nanoTime.getAsLong()));
    }

    /** Counts one, even where there is no room: what is beyond the limit has to come back, too. */
    public synchronized void charge(String who) {
        long now = nanoTime.getAsLong();
        use(who, now, used(who, now));
    }

    private Duration waitFor(long used) {
        return Duration.ofNanos(Math.max(0, used + interval - bucket));
    }

    /** How much is missing in the bucket, as the time until it is full; by differences, since {@code nanoTime} may overflow. */
    private long used(String who, long now) {
        Long full = fullAt.get(who);
        return full == null ? 0 : Math.max(0, full - now);
    }

    private void use(String who, long now, long used) {
        fullAt.put(who, now + used + interval);
    }
}
