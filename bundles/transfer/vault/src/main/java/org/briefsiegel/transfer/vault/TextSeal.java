package org.briefsiegel.transfer.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.subtle.PrfHmacJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;

/** Short texts for the database, encrypted or as fingerprints; a key of its own for each, derived by HKDF-SHA-256. */
final class TextSeal {

    private static final int KEY_BYTES = 32;
    private static final int FINGERPRINT_BYTES = 32;

    private final Aead texts;
    private final PrfHmacJce fingerprints;

    TextSeal(byte[] houseKey) throws GeneralSecurityException {
        this.texts = new AesGcmJce(derive(houseKey, "texts"));
        this.fingerprints = new PrfHmacJce("HMACSHA256", new SecretKeySpec(derive(houseKey, "fingerprints"), "HMAC"));
    }

    private static byte[] derive(byte[] key, String purpose) throws GeneralSecurityException {
        return Hkdf.computeHkdf("HMACSHA256", key, new byte[0], AssociatedData.of("house", purpose), KEY_BYTES);
    }

    String seal(String context, String text) {
        try {
            return encode(texts.encrypt(text.getBytes(StandardCharsets.UTF_8), AssociatedData.of(context)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the text can't be encrypted", e);
        }
    }

    String open(String context, String sealed) {
        try {
            byte[] encrypted = Base64.getUrlDecoder().decode(sealed);
            return new String(texts.decrypt(encrypted, AssociatedData.of(context)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("the text can't be decrypted: changed, or sealed in another context", e);
        }
    }

    String fingerprint(String context, String value) {
        try {
            return encode(fingerprints.compute(AssociatedData.of(context, value), FINGERPRINT_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the fingerprint can't be computed", e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
