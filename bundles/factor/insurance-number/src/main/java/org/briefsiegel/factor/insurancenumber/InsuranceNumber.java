package org.briefsiegel.factor.insurancenumber;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.briefsiegel.factor.support.CheckDigits;

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
record InsuranceNumber(Country country, String normalized) implements WrittenNumber {

    /** Whose numbers are known here, by the shape of a number without separators. */
    enum Country {
        AT("[0-9]{10}") {
            @Override
            boolean isRight(String number) {
                return number.charAt(0) != '0'
                        && CheckDigits.remainder(number, 11, AUSTRIAN_WEIGHTS) == digit(number, 3); // 10 is none
            }
        },
        DE("[A-Z][0-9]{9}") {
            @Override
            boolean isRight(String number) {
                return germanCheckDigit(number) == digit(number, 9);
            }
        },
        CH("756[0-9]{10}") {
            @Override
            boolean isRight(String number) {
                return CheckDigits.isEan(number);
            }
        };

        private final Pattern shape;

        /** Whose number has this shape. */
        static Optional<Country> of(String number) {
            return Stream.of(values()).filter(it -> it.hasShapeOf(number)).findFirst();
        }

        Country(String shape) {
            this.shape = Pattern.compile(shape);
        }

        boolean hasShapeOf(String number) {
            return shape.matcher(number).matches();
        }

        /** Whether the check digit of a number of this shape fits. */
        abstract boolean isRight(String number);
    }

    private static final int[] AUSTRIAN_WEIGHTS = {3, 7, 9, 0, 5, 8, 4, 2, 1, 6};

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

    private static int digit(String number, int index) {
        return number.charAt(index) - '0';
    }

    @Override
    public String toString() {
        return "InsuranceNumber[…]";
    }
}
