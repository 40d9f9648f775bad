package org.briefsiegel.factor.support;

/** The usual ways to tell a slip of the pen from a number. Each takes digits 0 to 9 alone, the check digit among them. */
public final class CheckDigits {

    private static final int DECIMAL = 10;

    private CheckDigits() {}

    /**
     * A sum of weighted digits that ends with 0, as EAN-13 has it (GS1 General Specifications, 7.9.1): from the right, the check digit
     * itself first, digits count once and three times in turn.
     */
    public static boolean isEan(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weight = i % 2 == 0 ? 1 : 3;
            sum += weight * digit(digits, digits.length() - 1 - i);
        }
        return sum % DECIMAL == 0;
    }

    /** As Luhn has it (ISO/IEC 7812-1, annex B), for cards: from the right, every second digit counts twice, and 9 less where that is more than 9. */
    public static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int product = (i % 2 == 0 ? 1 : 2) * digit(digits, digits.length() - 1 - i);
            sum += product / DECIMAL + product % DECIMAL;
        }
        return sum % DECIMAL == 0;
    }

    /**
     * The remainder of weighted digits, for rules of one country or card.
     *
     * @param weights one for each digit; 0 for the check digit
     * @throws IllegalArgumentException where there are more or fewer
     */
    public static int remainder(String digits, int modulus, int... weights) {
        if (weights.length != digits.length()) {
            throw new IllegalArgumentException(digits.length() + " digits and " + weights.length + " weights");
        }
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * digit(digits, i);
        }
        return sum % modulus;
    }

    private static int digit(String digits, int index) {
        int digit = digits.charAt(index) - '0';
        if (digit < 0 || digit >= DECIMAL) {
            throw new IllegalArgumentException("digits alone, not '" + digits.charAt(index) + "' at " + index);
        }
        return digit;
    }
}
