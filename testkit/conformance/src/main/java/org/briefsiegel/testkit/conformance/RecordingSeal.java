package org.briefsiegel.testkit.conformance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.briefsiegel.factor.api.Seal;

/** A seal as the host's (HMAC-SHA-256, 43 characters) that remembers what it was asked. Usable from any thread. */
final class RecordingSeal implements Seal {

    /** What {@link #matches} says. */
    enum Verdict {
        HONEST,
        ALWAYS,
        NEVER
    }

    /** One comparison that was asked for. */
    record Comparison(String sealed, String value) {}

    private final SecretKeySpec key;
    private final Verdict verdict;
    private final Set<String> values = ConcurrentHashMap.newKeySet();
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final List<Comparison> comparisons = new CopyOnWriteArrayList<>();

    /** @param transfer whose seal it is: those of two transfers make different things of one value */
    RecordingSeal(String transfer) {
        this(new SecretKeySpec(transfer.getBytes(StandardCharsets.UTF_8), "HmacSHA256"), Verdict.HONEST);
    }

    private RecordingSeal(SecretKeySpec key, Verdict verdict) {
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

    /** What was sealed. */
    Set<String> values() {
        return values;
    }

    /** What it made of that. */
    Set<String> made() {
        return made;
    }

    List<Comparison> comparisons() {
        return comparisons;
    }

    private String hmac(String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public String toString() {
        return "Seal[…]";
    }
}
