package org.briefsiegel.factor.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Turns a value of few bits into something that can be stored. Bound by the host to one practice, transfer and factor.
 *
 * <p>Security guarantees: without the host's key, which isn't in the database, what {@link #seal} returns says nothing
 * about the value (HMAC-SHA-256); equal values of two transfers look different; {@link #matches} takes the same time
 * for every value. Usable from any thread.
 */
@ProviderType
public interface Seal {

    /** The sealed form of a normalized value: text of 64 characters at most. */
    String seal(String value);

    /** Whether {@code sealed} is the sealed form of {@code value}. */
    boolean matches(String sealed, String value);
}
