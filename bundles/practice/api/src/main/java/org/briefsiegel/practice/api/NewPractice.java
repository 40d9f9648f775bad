package org.briefsiegel.practice.api;

import java.util.Objects;
import java.util.Set;

/** A practice before it is registered; the parts are those of {@link Practice}. */
public record NewPractice(String name, Plan plan, Set<String> addOns, String email, String phone, boolean sandbox) {

    public NewPractice {
        Objects.requireNonNull(plan, "plan");
        addOns = Set.copyOf(addOns);
        requireText(name, "name");
        requireText(email, "email");
        requireText(phone, "phone");
    }

    private static void requireText(String value, String field) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " is empty");
        }
    }
}
