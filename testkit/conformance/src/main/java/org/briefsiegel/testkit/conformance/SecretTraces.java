package org.briefsiegel.testkit.conformance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds secrets in a text in whatever form they can be got out of it again: as they are, their digits alone, backwards, in Base64 or
 * hexadecimal, also within something longer, or as a hash that has no key and so can be tried out.
 */
final class SecretTraces {

    /** What is shorter is found by chance. */
    private static final int SHORTEST = 3;

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{4,}");
    private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2}){3,}");
    private static final List<String> HASHES = List.of("MD5", "SHA-1", "SHA-256", "SHA-512");

    private final List<String> secrets;

    SecretTraces(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .filter(it -> it.length() >= SHORTEST)
                .distinct()
                .toList();
    }

    /** In which form a secret is in the text: "backwards"; empty where none is. */
    Optional<String> in(String text) {
        return secrets.stream().flatMap(secret -> in(text, secret).stream()).findFirst();
    }

    private static Optional<String> in(String text, String secret) {
        String digits = secret.replaceAll("[^0-9]", "");
        if (contains(text, secret)) {
            return Optional.of("as it is");
        }
        if (digits.length() > SHORTEST && contains(text, digits)) {
            return Optional.of("by its digits");
        }
        if (contains(text, new StringBuilder(secret).reverse().toString())) {
            return Optional.of("backwards");
        }
        if (base64(text).anyMatch(it -> contains(it, secret))) {
            return Optional.of("in Base64");
        }
        if (hex(text).anyMatch(it -> contains(it, secret))) {
            return Optional.of("in hexadecimal");
        }
        return HASHES.stream()
                .filter(hash -> isHashed(text, secret, hash))
                .map(hash -> "as " + hash + " without a key, which can be tried out")
                .findFirst();
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    /** Whatever the text's runs of letters mean as Base64, wherever in them it begins. */
    private static Stream<String> base64(String text) {
        return runs(BASE64, text)
                .flatMap(run -> IntStream.range(0, 4).mapToObj(start -> run.substring(Math.min(start, run.length()))))
                .map(run -> run.replace('-', '+').replace('_', '/'))
                .map(run -> run.length() % 4 == 1 ? run.substring(0, run.length() - 1) : run)
                .map(run -> new String(Base64.getDecoder().decode(run), StandardCharsets.UTF_8));
    }

    private static Stream<String> hex(String text) {
        return runs(HEX, text).map(run -> new String(HexFormat.of().parseHex(run), StandardCharsets.UTF_8));
    }

    private static Stream<String> runs(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }

    private static boolean isHashed(String text, String secret, String algorithm) {
        byte[] hash = hash(secret, algorithm);
        Base64.Encoder plain = Base64.getEncoder().withoutPadding();
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        return contains(text, HexFormat.of().formatHex(hash))
                || text.contains(plain.encodeToString(hash))
                || text.contains(url.encodeToString(hash));
    }

    private static byte[] hash(String secret, String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm).digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
