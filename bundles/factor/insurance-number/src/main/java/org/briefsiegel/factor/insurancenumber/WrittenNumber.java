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
        /** Digits are missing; of a beginning that all countries have in common, those of an Austrian number. */
        TOO_SHORT,
        /** Digits are missing after the letter of a German number. */
        TOO_SHORT_DE,
        /** Digits are missing of a Swiss number. */
        TOO_SHORT_CH,
        /** It has the shape of one, but its check digit doesn't fit. */
        WRONG_CHECK_DIGIT,
        /** It has the shape of none that is known here: another card's number, a pension number, no number at all. */
        UNKNOWN_KIND
    }

    /** Words before the number: "SV: ", "KVNR ". A single letter is the number's own. */
    Pattern LABEL = Pattern.compile("^(?:\\p{L}{2,}+[^\\p{L}0-9]*+)++");

    Pattern SEPARATORS = Pattern.compile("[\\s\\h./:\\-\\u2010-\\u2015]");
    Pattern BEGINNING = Pattern.compile("[0-9]{1,9}");
    Pattern GERMAN_BEGINNING = Pattern.compile("[A-Z][0-9]{1,8}");
    Pattern SWISS_BEGINNING = Pattern.compile("756[0-9]{8,9}");

    /** Reads a number in whatever spelling, with or without a word before it. */
    static WrittenNumber of(String text) {
        String plain = Digits.european(text).strip();
        String number = SEPARATORS
                .matcher(LABEL.matcher(plain).replaceFirst(""))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        Optional<Country> country = Country.of(number);
        if (country.isEmpty()) {
            return flawOf(number);
        }
        return country.get().isRight(number) ? new InsuranceNumber(country.get(), number) : Flaw.WRONG_CHECK_DIGIT;
    }

    /** Of what has the shape of none. */
    private static Flaw flawOf(String number) {
        if (BEGINNING.matcher(number).matches()) {
            return Flaw.TOO_SHORT;
        }
        if (GERMAN_BEGINNING.matcher(number).matches()) {
            return Flaw.TOO_SHORT_DE;
        }
        return SWISS_BEGINNING.matcher(number).matches() ? Flaw.TOO_SHORT_CH : Flaw.UNKNOWN_KIND;
    }
}
