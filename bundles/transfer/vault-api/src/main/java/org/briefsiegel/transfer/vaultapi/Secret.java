package org.briefsiegel.transfer.vaultapi;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A random value that opens something: a link, a session. 160 random bits as 32 lower-case characters (base32hex); what
 * is stored is its hash.
 */
public record Secret(String value) {

    private static final int BITS = 160;
    private static final int RADIX = 32;
    private static final int LENGTH = 32;
    private static final Pattern FORM = Pattern.compile("[0-9a-v]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public Secret {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not the form of a secret");
        }
    }

    public static Secret random() {
        String digits = new BigInteger(BITS, RANDOM).toString(RADIX);
        return new Secret("0".repeat(LENGTH - digits.length()) + digits);
    }

    /** Whether a text could be a secret at all. */
    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    /** SHA-256 in hexadecimal: enough for 160 random bits. */
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
