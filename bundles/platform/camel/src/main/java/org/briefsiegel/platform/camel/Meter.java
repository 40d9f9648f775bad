package org.briefsiegel.platform.camel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;

/** Counts what travels one route, and how long it takes. Usable from any thread. */
public abstract class Meter implements RoutePolicy {

    /** What was counted of a route that was never here. */
    public static final Reading NOTHING = new Reading(Optional.empty(), 0, 0, 0, 0, Duration.ZERO, Optional.empty());

    private static final String FAILED = "briefsiegel.failed";

    private final String begun;
    private final LongSupplier nanoTime;
    private final Clock clock;

    private Reading reading = NOTHING;

    /**
     * What was counted since this node was started.
     *
     * @param since since when the route is in its state; empty where it was never here
     * @param inHand how much is on it now
     * @param done how much has come to its end
     * @param failed how much of that has failed
     * @param totalNanos how long all that has ended took together
     * @param last how long the last one took
     * @param lastAt when the last one ended
     */
    public record Reading(
            Optional<Instant> since,
            int inHand,
            long done,
            long failed,
            long totalNanos,
            Duration last,
            Optional<Instant> lastAt) {

        /** How long it took on average; zero where nothing has ended yet. */
        public Duration mean() {
            return done == 0 ? Duration.ZERO : Duration.ofNanos(totalNanos / done);
        }

        private Reading since(Instant now) {
            return new Reading(Optional.of(now), inHand, done, failed, totalNanos, last, lastAt);
        }

        private Reading begun() {
            return new Reading(since, inHand + 1, done, failed, totalNanos, last, lastAt);
        }

        private Reading ended(boolean fault, long nanos, Instant now) {
            return new Reading(
                    since,
                    inHand - 1,
                    done + 1,
                    fault ? failed + 1 : failed,
                    totalNanos + nanos,
                    Duration.ofNanos(nanos),
                    Optional.of(now));
        }
    }

    /** @param nanoTime as {@link System#nanoTime} */
    Meter(String route, LongSupplier nanoTime, Clock clock) {
        this.begun = "briefsiegel.begun." + route;
        this.nanoTime = nanoTime;
        this.clock = clock;
    }

    /** Has an exchange count as failed, whose failure was dealt with where it happened. */
    public static void fail(Exchange exchange) {
        exchange.setProperty(FAILED, true);
    }

    synchronized Reading reading() {
        return reading;
    }

    @Override
    public synchronized void onStart(Route route) {
        reading = reading.since(now());
    }

    @Override
    public void onStop(Route route) {
        onStart(route);
    }

    @Override
    public void onSuspend(Route route) {
        onStart(route);
    }

    @Override
    public void onResume(Route route) {
        onStart(route);
    }

    @Override
    public synchronized void onExchangeBegin(Route route, Exchange exchange) {
        exchange.setProperty(begun, nanoTime.getAsLong());
        reading = reading.begun();
    }

    @Override
    public synchronized void onExchangeDone(Route route, Exchange exchange) {
        Long start = exchange.getProperty(begun, Long.class);
        long nanos = start == null ? 0 : nanoTime.getAsLong() - start;
        boolean fault = exchange.isFailed() || exchange.getProperty(FAILED) != null;
        reading = reading.ended(fault, nanos, now());
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
    }
}
