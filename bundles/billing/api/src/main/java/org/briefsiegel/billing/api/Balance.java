package org.briefsiegel.billing.api;

import java.util.Objects;

/**
 * What is left of what a practice has paid in advance.
 *
 * @param practice id of the practice
 * @param left without what is reserved; never negative
 * @param reserved for what is on its way, or in doubt
 */
public record Balance(String practice, Money left, Money reserved) {

    public Balance {
        Objects.requireNonNull(practice, "practice");
        Objects.requireNonNull(left, "left");
        Objects.requireNonNull(reserved, "reserved");
    }
}
