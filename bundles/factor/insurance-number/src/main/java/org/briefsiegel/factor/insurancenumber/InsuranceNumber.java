package org.briefsiegel.factor.insurancenumber;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A social insurance number whose check digit is right.
 *
 * <ul>
 *   <li>Austria: ten digits, the first not 0; the fourth is the sum of the others times 3, 7, 9, 5, 8, 4, 2, 1, 6,
 *       modulo 11. A number whose remainder would be 10 is never issued. The last six digits look like a birth date and
 *       need not be one.
 *   <li>Germany (KVNR): a letter and nine digits; the letter as 01 to 26, ten digits times 1, 2, 1, 2, …, digit sums,
 *       modulo 10.
 *   <li>Switzerland (AHV): thirteen digits from 756 with the check digit of EAN-13.
 * </ul>
 */
record InsuranceNumber(String normalized) {

    /** With the invisible marks that come along when a number is copied out of Arabic text. */
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\h\\p{Cf}./\\-\\u2010-\\u2015]");

    private static final String ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩";
    private static final String PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹";

    private static final Pattern AUSTRIA = Pattern.compile("[1-9][0-9]{9}");
    private static final Pattern GERMANY = Pattern.compile("[A-Z][0-9]{9}");
    private static final Pattern SWITZERLAND = Pattern.compile("756[0-9]{10}");
    private static final int[] AUSTRIAN_WEIGHTS = {3, 7, 9, 0, 5, 8, 4, 2, 1, 6};

    /** The number in whatever spelling; empty where it can't be one. */
    static Optional<InsuranceNumber> parse(String text) {
        String compact =
                SEPARATORS.matcher(withEuropeanDigits(text)).replaceAll("").toUpperCase(Locale.ROOT);
        boolean right = AUSTRIA.matcher(compact).matches() && austrianCheckDigit(compact) == digit(compact, 3)
                || GERMANY.matcher(compact).matches() && germanCheckDigit(compact) == digit(compact, 9)
                || SWITZERLAND.matcher(compact).matches() && swissCheckDigit(compact) == digit(compact, 12);
        return right ? Optional.of(new InsuranceNumber(compact)) : Optional.empty();
    }

    private static String withEuropeanDigits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        text.chars().map(InsuranceNumber::european).forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    private static int european(int c) {
        int digit = Math.max(ARABIC_DIGITS.indexOf(c), PERSIAN_DIGITS.indexOf(c));
        return digit < 0 ? c : '0' + digit;
    }

    /** 0 to 9, or 10 for a number that is never issued. */
    private static int austrianCheckDigit(String number) {
        int sum = 0;
        for (int i = 0; i < AUSTRIAN_WEIGHTS.length; i++) {
            sum += digit(number, i) * AUSTRIAN_WEIGHTS[i];
        }
        return sum % 11;
    }

    private static int germanCheckDigit(String number) {
        int letter = number.charAt(0) - 'A' + 1;
        String digits = letter / 10 + "" + letter % 10 + number.substring(1, 9);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int product = digit(digits, i) * (i % 2 == 0 ? 1 : 2);
            sum += product / 10 + product % 10;
        }
        return sum % 10;
    }

    private static int swissCheckDigit(String number) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += digit(number, i) * (i % 2 == 0 ? 1 : 3);
        }
        return (10 - sum % 10) % 10;
    }

    private static int digit(String number, int index) {
        return number.charAt(index) - '0';
    }

    @Override
    public String toString() {
        return "InsuranceNumber[…]";
    }
}
