package org.briefsiegel.factor.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Turns a secret into something that can be stored. Bound by the host to one practice, transfer and factor.
 *
 * <p>What is only compared is sealed and never read again; {@link #encrypt} is for the few secrets that have to be, such as the
 * key by which answers are computed.
 *
 * <p>Security guarantees: without the host's key, which isn't in the database, what {@link #seal} and {@link #encrypt} return says
 * nothing about the value (HMAC-SHA-256, AES-256-GCM); equal values of two transfers look different; {@link #matches} takes the
 * same time for every value; what was encrypted for one transfer or factor can't be decrypted for another. Usable from any thread.
 */
@ProviderType
public interface Seal {

    /** The sealed form of a normalized value: text of 64 characters at most. */
    String seal(String value);

    /** Whether {@code sealed} is the sealed form of {@code value}. */
    boolean matches(String sealed, String value);

    /** The encrypted form of a secret: letters, digits, hyphens and underscores; four thirds of its length in UTF-8 and 50 more at most. */
    String encrypt(String secret);

    /**
     * The secret that {@link #encrypt} made this of.
     *
     * @throws IllegalStateException when it was changed, or belongs to another transfer or factor; let it through: the host then
     *     answers that the factor isn't available
     */
    String decrypt(String encrypted);
}
