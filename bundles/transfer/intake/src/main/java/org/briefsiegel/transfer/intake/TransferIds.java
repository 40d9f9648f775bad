package org.briefsiegel.transfer.intake;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;

/** Names for transfers that sort by time: 48 bits of milliseconds and 80 random bits, as 26 characters (base32hex). */
public final class TransferIds {

    private static final int RANDOM_BITS = 80;
    private static final int RADIX = 32;
    private static final int LENGTH = 26;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TransferIds() {}

    static String at(Instant time) {
        String digits = BigInteger.valueOf(time.toEpochMilli())
                .shiftLeft(RANDOM_BITS)
                .or(new BigInteger(RANDOM_BITS, RANDOM))
                .toString(RADIX);
        return "0".repeat(LENGTH - digits.length()) + digits;
    }
}
