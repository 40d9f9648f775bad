package org.briefsiegel.billing.api;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a practice has paid in advance, or got back.
 *
 * @param practice id of the practice
 * @param reference of the payment, for example that of the bank: 1 to 40 letters, digits and {@code . _ / -}; a practice has
 *     each once
 * @param amount in the prices that are quoted, so without tax; negative where it is given back; never 0
 * @param reason for whoever reads the books: 1 to 200 characters, none of them a control character
 */
public record TopUp(String practice, String reference, Money amount, String reason) {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._/-]{1,40}");
    private static final int LONGEST_REASON = 200;

    /** What became of one. */
    public enum Result {
        BOOKED,
        /** The same was booked before; nothing has changed. */
        BOOKED_BEFORE,
        /** Another amount was booked with this reference; nothing has changed. */
        REFERENCE_IN_USE,
        /** More would be given back than is left; nothing has changed. */
        NOT_COVERED
    }

    public TopUp {
        Objects.requireNonNull(practice, "practice");
        Objects.requireNonNull(amount, "amount");
        if (!REFERENCE.matcher(reference).matches()) {
            throw new IllegalArgumentException("reference: 1 to 40 letters, digits, and . _ / -");
        }
        if (reason.isBlank()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("reason: 1 to " + LONGEST_REASON + " characters in one line");
        }
        if (amount.minorUnits() == 0) {
            throw new IllegalArgumentException("amount: nothing can't be paid");
        }
    }
}
