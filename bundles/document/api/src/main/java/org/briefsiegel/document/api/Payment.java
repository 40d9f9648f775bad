package org.briefsiegel.document.api;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a document says about paying: the recipient finds it beside the document once the factor has passed, with a code for
 * banking apps. In euros, by transfer within the euro payments area.
 */
public sealed interface Payment {

    /** Nothing is to be paid any more. */
    record Settled() implements Payment {}

    /**
     * What is to be paid. Lengths are those of the code that banking apps read (EPC069-12, 3.1).
     *
     * @param payee whose account it is: 1 to 70 characters
     * @param iban of the account, without spaces (ISO 13616)
     * @param bic of its bank (ISO 9362); may be empty
     * @param cents the amount in euro cents: 1 to 99,999,999,999
     * @param text what identifies the payment for the payee: up to 140 characters; may be empty
     * @param until when it is due
     */
    record Due(String payee, String iban, String bic, long cents, String text, Optional<LocalDate> until)
            implements Payment {

        private static final Pattern BIC = Pattern.compile("[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");
        private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
        private static final int IBAN_HEAD = 4;
        private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);
        private static final Pattern CONTROL = Pattern.compile("\\p{C}");
        private static final int LONGEST_PAYEE = 70;
        private static final int LONGEST_TEXT = 140;
        private static final long MOST_CENTS = 99_999_999_999L;

        public Due {
            require(isPayee(payee), "payee");
            require(isIban(iban), "iban");
            require(bic.isEmpty() || isBic(bic), "bic");
            require(cents >= 1 && cents <= MOST_CENTS, "cents");
            require(isText(text), "text");
            Objects.requireNonNull(until, "until");
        }

        private static void require(boolean holds, String name) {
            if (!holds) {
                throw new IllegalArgumentException(name);
            }
        }

        /** Whether this can be whose account it is. */
        public static boolean isPayee(String text) {
            return !text.isBlank() && text.length() <= LONGEST_PAYEE && isOneLine(text);
        }

        /** Whether this can identify a payment. */
        public static boolean isText(String text) {
            return text.length() <= LONGEST_TEXT && isOneLine(text);
        }

        private static boolean isOneLine(String text) {
            return !CONTROL.matcher(text).find();
        }

        public static boolean isBic(String text) {
            return BIC.matcher(text).matches();
        }

        /**
         * Whether this is an account's number, by its form and its check digits (ISO/IEC 7064, MOD 97-10: letters count from 10, and
         * the first four characters come last); capital letters, without spaces.
         */
        public static boolean isIban(String text) {
            if (!IBAN.matcher(text).matches()) {
                return false;
            }
            StringBuilder digits = new StringBuilder();
            (text.substring(IBAN_HEAD) + text.substring(0, IBAN_HEAD))
                    .chars()
                    .map(character -> Character.digit(character, Character.MAX_RADIX))
                    .forEach(digits::append);
            return new BigInteger(digits.toString()).mod(IBAN_MODULUS).equals(BigInteger.ONE);
        }

        @Override
        public String toString() {
            return "Due[…]";
        }
    }
}
