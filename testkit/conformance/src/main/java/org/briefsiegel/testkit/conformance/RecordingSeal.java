package org.briefsiegel.testkit.conformance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.briefsiegel.factor.api.Seal;

/** A seal as the host's (HMAC-SHA-256 of 43 characters, AES-256-GCM) that remembers what it was asked. Usable from any thread. */
final class RecordingSeal implements Seal {

    /** What {@link #matches} says. */
    enum Verdict {
        HONEST,
        ALWAYS,
        NEVER
    }

    /** What was to be decrypted was changed, or is another transfer's. */
    static final class UndecipherableException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        UndecipherableException(Throwable cause) {
            super("changed, or of another transfer", cause);
        }
    }

    /** One comparison that was asked for. */
    record Comparison(String sealed, String value) {}

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;
    private final Verdict verdict;
    private final Set<String> values = ConcurrentHashMap.newKeySet();
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final List<Comparison> comparisons = new CopyOnWriteArrayList<>();

    /** @param transfer whose seal it is: those of two transfers make different things of one value */
    RecordingSeal(String transfer) {
        this(sha256(transfer), Verdict.HONEST);
    }

    private RecordingSeal(byte[] key, Verdict verdict) {
        this.key = key;
        this.verdict = verdict;
    }

    /** The same transfer's seal, which says something else and has recorded nothing. */
    RecordingSeal saying(Verdict other) {
        return new RecordingSeal(key, other);
    }

    @Override
    public String seal(String value) {
        Objects.requireNonNull(value, "value to be sealed");
        String sealed = hmac(value);
        values.add(value);
        made.add(sealed);
        return sealed;
    }

    @Override
    public boolean matches(String sealed, String value) {
        Objects.requireNonNull(sealed, "sealed");
        Objects.requireNonNull(value, "value to be compared");
        comparisons.add(new Comparison(sealed, value));
        return switch (verdict) {
            case HONEST -> hmac(value).equals(sealed);
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }

    @Override
    public String encrypt(String secret) {
        Objects.requireNonNull(secret, "secret to be encrypted");
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] encrypted = crypt(Cipher.ENCRYPT_MODE, nonce, secret.getBytes(StandardCharsets.UTF_8));
        String text = base64(ByteBuffer.allocate(nonce.length + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array());
        values.add(secret);
        made.add(text);
        return text;
    }

    @Override
    public String decrypt(String encrypted) {
        Objects.requireNonNull(encrypted, "text to be decrypted");
        byte[] bytes = Base64.getUrlDecoder().decode(encrypted);
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        byte[] text = Arrays.copyOfRange(bytes, NONCE_BYTES, Math.max(bytes.length, NONCE_BYTES));
        return new String(crypt(Cipher.DECRYPT_MODE, nonce, text), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new UndecipherableException(e);
        }
    }

    /** What was sealed or encrypted. */
    Set<String> values() {
        return values;
    }

    /** What it made of that. */
    Set<String> made() {
        return made;
    }

    /** Whether it made this, of an answer that is computed, or the same transfer's seal at enrolment. */
    boolean isMade(String sealed, RecordingSeal atEnrolment) {
        return atEnrolment.made.contains(sealed) || made.contains(sealed);
    }

    List<Comparison> comparisons() {
        return comparisons;
    }

    private String hmac(String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return base64(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public String toString() {
        return "Seal[…]";
    }
}
