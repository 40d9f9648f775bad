package org.briefsiegel.platform.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether requests may come: when all that is required is there and no check finds a fault. What is awaited, plug-ins above
 * all, holds up a start for a while; afterwards its absence is told and nothing more.
 */
final class Readiness {

    private final List<String> required;
    private final List<String> awaited;
    private final Duration patience;
    private final Predicate<String> isThere;
    private final LongSupplier nanoTime;
    private boolean started;
    private long waitingSince;
    private boolean waiting;

    /**
     * @param required filters of services
     * @param awaited filters of services
     * @param patience for how long a start waits for what is awaited once everything else is there
     * @param isThere answers for a filter whether a service matches it now
     * @param nanoTime as {@link System#nanoTime()}
     */
    Readiness(
            List<String> required,
            List<String> awaited,
            Duration patience,
            Predicate<String> isThere,
            LongSupplier nanoTime) {
        this.required = List.copyOf(required);
        this.awaited = List.copyOf(awaited);
        this.patience = patience;
        this.isThere = isThere;
        this.nanoTime = nanoTime;
    }

    /** Filters in LDAP syntax, without blank ones. */
    static List<String> filters(String... values) {
        return Arrays.stream(values)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** How things stand, given what the checks have found. */
    synchronized State state(Collection<String> faults) {
        List<String> missing = new ArrayList<>(faults);
        missing.addAll(absent(required));
        List<String> lacking = absent(awaited);
        if (missing.isEmpty() && !started) {
            started = lacking.isEmpty() || isPatienceOver();
        }
        if (!started) {
            missing.addAll(lacking);
        }
        return new State(missing, started ? lacking : List.of());
    }

    private List<String> absent(List<String> filters) {
        return filters.stream()
                .filter(isThere.negate())
                .map(filter -> "no service " + filter)
                .toList();
    }

    private boolean isPatienceOver() {
        long now = nanoTime.getAsLong();
        if (!waiting) {
            waiting = true;
            waitingSince = now;
        }
        return now - waitingSince >= patience.toNanos();
    }

    /**
     * How things stand.
     *
     * @param missing why no request should come, a few words each; empty when ready
     * @param degraded what isn't there although requests may come
     */
    record State(List<String> missing, List<String> degraded) {

        State {
            missing = List.copyOf(missing);
            degraded = List.copyOf(degraded);
        }

        boolean isReady() {
            return missing.isEmpty();
        }

        /** The same, degraded by more. */
        State degradedBy(List<String> more) {
            return new State(
                    missing, Stream.concat(degraded.stream(), more.stream()).toList());
        }
    }
}
