package org.briefsiegel.factor.totp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time codes (RFC 6238) as every authenticator app shows them: HMAC-SHA-1, six digits, a new one each half minute. */
final class Totp {

    static final int DIGITS = 6;

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final String ALGORITHM = "HmacSHA1";
    private static final int MODULUS = 1_000_000;
    private static final int NIBBLE = 0xf;

    private Totp() {}

    /** The number of the half minute (RFC 6238, 4.2). */
    static long step(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), STEP.toSeconds());
    }

    /** The code of a step, with zeros in front (RFC 4226, 5.3). */
    static String code(byte[] secret, long step) {
        byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & NIBBLE;
        int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
        return String.format("%0" + DIGITS + "d", number % MODULUS);
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
