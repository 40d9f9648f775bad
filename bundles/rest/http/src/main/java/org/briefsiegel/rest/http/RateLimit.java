package org.briefsiegel.rest.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many requests a practice may send over time: a bucket that fills steadily and holds one minute's worth. Instead of its
 * level, the time is kept at which it will be full again (generic cell rate algorithm). Counts on this node alone.
 */
public final class RateLimit {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final long interval;
    private final LongSupplier nanoTime;
    private final Map<String, Long> fullAt = new ConcurrentHashMap<>();

    public RateLimit(int perMinute) {
        this(perMinute, System::nanoTime);
    }

    RateLimit(int perMinute, LongSupplier nanoTime) {
        this.interval = MINUTE / perMinute;
        this.nanoTime = nanoTime;
    }

    /** Counts a request; empty where there is room for it, else the time after which there is. */
    public Optional<Duration> waitFor(String practice) {
        long now = nanoTime.getAsLong();
        long[] over = new long[1];
        fullAt.compute(practice, (id, before) -> {
            long full = Math.max(before == null ? now : before, now) + interval;
            over[0] = full - now - MINUTE;
            return over[0] > 0 ? before : Long.valueOf(full);
        });
        return over[0] > 0 ? Optional.of(Duration.ofNanos(over[0])) : Optional.empty();
    }
}
