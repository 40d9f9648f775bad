package org.briefsiegel.practice.api;

import java.util.Objects;
import java.util.Set;

/** A practice before it is registered; the parts are those of {@link Practice}. */
public record NewPractice(String name, Plan plan, Set<String> addOns, String email, String phone, boolean sandbox) {

    public NewPractice {
        Objects.requireNonNull(plan, "plan");
        addOns = Set.copyOf(addOns);
        ContactDetail.NAME.require(name);
        ContactDetail.EMAIL.require(email);
        ContactDetail.PHONE.require(phone);
    }
}
