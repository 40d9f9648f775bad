package org.briefsiegel.factor.insurancenumber;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.insurancenumber.InsuranceNumber.Country;

/**
 * A number as an enrolment keeps it: sealed, beside its country, by which hint and keyboard are chosen.
 *
 * @param country empty where an enrolment of before says nothing of it
 */
record SealedNumber(Optional<Country> country, String seal) {

    private static final Pattern STATE = Pattern.compile("(AT|DE|CH) (.+)");

    /** As an enrolment holds it. */
    String state() {
        return country.map(it -> it + " ").orElse("") + seal;
    }

    static SealedNumber of(Enrolment enrolment) {
        Matcher state = STATE.matcher(enrolment.state());
        return state.matches()
                ? new SealedNumber(Optional.of(Country.valueOf(state.group(1))), state.group(2))
                : new SealedNumber(Optional.empty(), enrolment.state());
    }

    @Override
    public String toString() {
        return "SealedNumber[…]";
    }
}
