package org.briefsiegel.bench;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts answers by what was asked for and what came. Safe for use by many threads. */
final class Tally {

    private final Map<String, Integer> counts = new TreeMap<>();
    private Duration slowest = Duration.ZERO;

    /** @param answer a status, or why there is none */
    synchronized void add(String question, String answer, Duration took) {
        counts.merge(question + " " + answer, 1, Integer::sum);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }

    /** How many answers were this one, whatever was asked. */
    synchronized int of(String answer) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().endsWith(" " + answer))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** How many answers were none of these, whatever was asked. */
    synchronized int besides(String... answers) {
        return counts.values().stream().mapToInt(Integer::intValue).sum()
                - Stream.of(answers).mapToInt(this::of).sum();
    }

    synchronized Duration slowest() {
        return slowest;
    }

    @Override
    public synchronized String toString() {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " x " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
