package org.briefsiegel.itests.journeys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What an authenticator app shows (RFC 6238), written a second time: the plug-in isn't to judge itself. */
final class AuthenticatorApp {

    private AuthenticatorApp() {}

    static String code(byte[] secret, Instant time) {
        byte[] message = new byte[8];
        long step = time.getEpochSecond() / 30;
        for (int i = 7; i >= 0; i--) {
            message[i] = (byte) step;
            step >>= 8;
        }
        String hash = new BigInteger(1, hmac(secret, message))
                .or(BigInteger.ONE.shiftLeft(160))
                .toString(16)
                .substring(1);
        int offset = 2 * Character.digit(hash.charAt(39), 16);
        long number = Long.parseLong(hash.substring(offset, offset + 8), 16) & 0x7fffffff;
        String digits = String.valueOf(number + 10_000_000_000L);
        return digits.substring(digits.length() - 6);
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
