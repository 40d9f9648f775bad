package org.briefsiegel.channel.httpsms;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a receipt comes from the gateway: by a secret in its address, by a signature of its body, or by both. Without either
 * nothing is taken, since a forged receipt would withdraw a link.
 */
final class ReceiptAuthentication {

    private static final String HMAC = "HmacSHA256";

    private final String token;
    private final String key;

    ReceiptAuthentication(String token, String key) {
        this.token = token;
        this.key = key;
    }

    /**
     * Looks at everything that is configured, in a time that doesn't depend on how much of it is right.
     *
     * @param path what follows the address: a slash and the secret
     * @param signature of the body, in hexadecimal or Base64, maybe after {@code sha256=}
     */
    boolean isGateways(String path, String signature, byte[] body) {
        boolean any = !token.isEmpty() || !key.isEmpty();
        boolean named = token.isEmpty() ? path.length() <= 1 : isEqual("/" + token, path);
        return any & named & (key.isEmpty() || isSigned(signature, body));
    }

    private boolean isSigned(String signature, byte[] body) {
        byte[] mac = mac(body);
        String given = signature.strip().replaceFirst("(?i)^sha256=", "");
        boolean hexadecimal = isEqual(HexFormat.of().formatHex(mac), given.toLowerCase(Locale.ROOT));
        return hexadecimal | isEqual(Base64.getEncoder().encodeToString(mac), given);
    }

    private byte[] mac(byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + HMAC, impossible);
        }
    }

    private static boolean isEqual(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
