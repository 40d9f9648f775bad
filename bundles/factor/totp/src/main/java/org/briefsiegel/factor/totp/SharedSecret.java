package org.briefsiegel.factor.totp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an authenticator app and the practice's system share, in the spelling in which apps take it: Base32 (RFC 4648, 6). */
final class SharedSecret {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    /** As RFC 4226, 4 (R6) demands: 128 bits. */
    private static final int LEAST_BYTES = 16;

    /** What HMAC-SHA-1 takes without hashing it first. */
    private static final int MOST_BYTES = 64;

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\h\\-]+|=+\\s*$");
    private static final Pattern BASE32 = Pattern.compile("[" + ALPHABET + "]+");

    private final String base32;

    private SharedSecret(String base32) {
        this.base32 = base32;
    }

    /** A secret in capital or small letters, in groups, with or without padding; empty where it is none, or too short. */
    static Optional<SharedSecret> read(String written) {
        String bare = SEPARATORS.matcher(written).replaceAll("").toUpperCase(Locale.ROOT);
        int bytes = bare.length() * BITS / Byte.SIZE;
        return BASE32.matcher(bare).matches() && bytes >= LEAST_BYTES && bytes <= MOST_BYTES
                ? Optional.of(new SharedSecret(bare))
                : Optional.empty();
    }

    String base32() {
        return base32;
    }

    String code(long step) {
        return Totp.code(bytes(), step);
    }

    /** Bits beyond the last byte are padding. */
    byte[] bytes() {
        byte[] bytes = new byte[base32.length() * BITS / Byte.SIZE];
        int buffer = 0;
        int bits = 0;
        int length = 0;
        for (int i = 0; i < base32.length(); i++) {
            buffer = buffer << BITS | ALPHABET.indexOf(base32.charAt(i));
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[length++] = (byte) (buffer >> bits);
            }
        }
        return bytes;
    }

    @Override
    public String toString() {
        return "SharedSecret[…]";
    }
}
