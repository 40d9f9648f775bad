package org.briefsiegel.platform.health;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of a sequence of states an operator is told: each turn, and each reason once for as long as it lasts. Not thread-safe. */
final class StateChanges {

    private Set<String> told = Set.of();
    private boolean wasReady;

    /** One line; empty where nothing is new. */
    Optional<String> next(Readiness.State state) {
        List<String> reasons = state.isReady() ? state.degraded() : state.missing();
        boolean turned = state.isReady() != wasReady;
        boolean mended = reasons.isEmpty() && !told.isEmpty();
        List<String> unknown = turned
                ? reasons
                : reasons.stream().filter(reason -> !told.contains(reason)).toList();
        told = new HashSet<>(reasons);
        wasReady = state.isReady();
        return turned || mended || !unknown.isEmpty() ? Optional.of(line(state, unknown)) : Optional.empty();
    }

    private static String line(Readiness.State state, List<String> reasons) {
        String list = String.join("; ", reasons);
        if (!state.isReady()) {
            return "Not ready: " + list;
        }
        return reasons.isEmpty() ? "Ready" : "Ready, without some parts: " + list;
    }
}
