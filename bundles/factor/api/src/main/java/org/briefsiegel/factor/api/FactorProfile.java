package org.briefsiegel.factor.api;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a factor is.
 *
 * @param assurance how much it says about who is there
 * @param kind whether it is known or held
 * @param validity how long a link that it protects stays valid, counted from acceptance; at least one second
 * @param chargeable whether each use costs the practice something, so that a quote comes first
 * @param facts what {@link AuthFactor#enrol} looks for, each name once; the first is the one that a sender may type in for one
 *     transfer, see {@link EnrolmentRequest#typedIn()}
 */
public record FactorProfile(Assurance assurance, Kind kind, Duration validity, boolean chargeable, List<Fact> facts) {

    /** The two families of factors in use here. */
    public enum Kind {
        KNOWLEDGE,
        POSSESSION
    }

    public FactorProfile {
        Objects.requireNonNull(assurance, "assurance");
        Objects.requireNonNull(kind, "kind");
        facts = List.copyOf(facts);
        if (validity.toSeconds() < 1) {
            throw new IllegalArgumentException("validity: at least one second, not " + validity);
        }
        if (facts.stream().map(Fact::name).distinct().count() < facts.size()) {
            throw new IllegalArgumentException("facts: each name once, not " + facts);
        }
    }

    /** The fact of this name, if it is one of the factor's. */
    public Optional<Fact> fact(String name) {
        return facts.stream().filter(it -> it.name().equals(name)).findFirst();
    }
}
