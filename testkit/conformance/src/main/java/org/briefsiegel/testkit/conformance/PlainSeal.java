package org.briefsiegel.testkit.conformance;

import org.briefsiegel.factor.api.Seal;

/** A seal that hides nothing, for a factor's own tests: what is kept of a secret can be read in them. */
public final class PlainSeal implements Seal {

    private static final String ENCRYPTED = "encrypted-";

    @Override
    public String seal(String value) {
        return "sealed " + value;
    }

    @Override
    public boolean matches(String sealed, String value) {
        return sealed.equals(seal(value));
    }

    @Override
    public String encrypt(String secret) {
        return ENCRYPTED + secret;
    }

    @Override
    public String decrypt(String encrypted) {
        if (!encrypted.startsWith(ENCRYPTED)) {
            throw new IllegalStateException("not what this seal has made");
        }
        return encrypted.substring(ENCRYPTED.length());
    }
}
