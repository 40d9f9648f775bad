package org.briefsiegel.platform.persistence.unit;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells failures that pass by themselves, or when the database is back, from faults. By SQL state (PostgreSQL 18,
 * appendix A; the classes are those of the standard), and by H2's error codes.
 */
final class Outage {

    private static final int DEEPEST = 20;

    /** Connection lost; out of resources; shut down; the disk. */
    private static final Set<String> CLASSES = Set.of("08", "53", "58");

    /** Shutting down, crashed, starting; can't be written; a lock that wasn't to be had, a deadlock, a conflict; H2's lock. */
    private static final Set<String> STATES =
            Set.of("57P01", "57P02", "57P03", "25006", "55P03", "40P01", "40001", "HYT00");

    /** Closed; the file is broken off, in use, or can't be written. */
    private static final Set<Integer> H2_CODES = Set.of(90098, 90121, 90067, 90028, 90031, 90020, 90097);

    /** What H2 calls whatever it has no code for; among that, in its first words, that the disk is full. */
    private static final int H2_GENERAL_ERROR = 50000;

    private Outage() {}

    static boolean isOne(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .anyMatch(Outage::passes);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }

    private static boolean passes(SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        return failure instanceof SQLTransientConnectionException
                || CLASSES.contains(state.substring(0, Math.min(2, state.length())))
                || STATES.contains(state)
                || H2_CODES.contains(failure.getErrorCode())
                || failure.getErrorCode() == H2_GENERAL_ERROR
                        && causes(failure).anyMatch(IOException.class::isInstance);
    }
}
