package org.briefsiegel.factor.insurancenumber;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.briefsiegel.factor.insurancenumber.InsuranceNumber.Country;
import org.briefsiegel.factor.support.Digits;

/** What somebody wrote for an insurance number: one, or what is wrong with it. */
sealed interface WrittenNumber permits InsuranceNumber, WrittenNumber.Flaw {

    /** What is wrong. */
    enum Flaw implements WrittenNumber {
        /** Digits are missing. */
        TOO_SHORT,
        /** It has the shape of one, but its check digit doesn't fit. */
        WRONG_CHECK_DIGIT,
        /** It has the shape of none that is known here: another card's number, a pension number, no number at all. */
        UNKNOWN_KIND
    }

    /** Words before the number: "SV: ", "KVNR ". A single letter is the number's own. */
    Pattern LABEL = Pattern.compile("^(?:\\p{L}{2,}+[^\\p{L}0-9]*+)++");

    Pattern SEPARATORS = Pattern.compile("[\\s\\h./:\\-\\u2010-\\u2015]");
    Pattern BEGINNING = Pattern.compile("[A-Z]?[0-9]{1,9}");

    /** Reads a number in whatever spelling, with or without a word before it. */
    static WrittenNumber of(String text) {
        String plain = Digits.european(text).strip();
        String number = SEPARATORS
                .matcher(LABEL.matcher(plain).replaceFirst(""))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        Optional<Country> country = Country.of(number);
        if (country.isEmpty()) {
            return BEGINNING.matcher(number).matches() ? Flaw.TOO_SHORT : Flaw.UNKNOWN_KIND;
        }
        return country.get().isRight(number) ? new InsuranceNumber(country.get(), number) : Flaw.WRONG_CHECK_DIGIT;
    }
}
