package org.briefsiegel.factor.api;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * What a factor is.
 *
 * @param assurance how much it says about who is there
 * @param kind whether it is known or held
 * @param validity how long a link that it protects stays valid, counted from acceptance; at least one second
 * @param chargeable whether each use costs the practice something, so that a quote comes first
 * @param facts names of the facts that {@link AuthFactor#enrol} looks for, see {@link EnrolmentRequest}
 */
public record FactorProfile(Assurance assurance, Kind kind, Duration validity, boolean chargeable, Set<String> facts) {

    /** The two families of factors in use here. */
    public enum Kind {
        KNOWLEDGE,
        POSSESSION
    }

    public FactorProfile {
        Objects.requireNonNull(assurance, "assurance");
        Objects.requireNonNull(kind, "kind");
        facts = Set.copyOf(facts);
        if (validity.toSeconds() < 1) {
            throw new IllegalArgumentException("validity: at least one second, not " + validity);
        }
    }
}
