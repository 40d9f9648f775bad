package org.briefsiegel.transfer.verification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.briefsiegel.transfer.vaultapi.Vault;

/**
 * A recipient's way elsewhere and back, as the browser keeps it: encrypted and authenticated, so that nobody else reads it or makes
 * one up.
 *
 * @param link that was left
 * @param token has to come back
 * @param endsAt when it is too late
 * @param state what the factor needs again
 */
record Roundtrip(
        String link, String factor, String destination, Locale locale, String token, Instant endsAt, String state) {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final String CONTEXT = "roundtrip";
    private static final String BETWEEN = "\0";
    private static final String TOKEN = "state";

    static Roundtrip begin(String link, String factor, String destination, Locale locale, Instant now) {
        String token = Secret.random().value();
        return new Roundtrip(link, factor, destination, locale, token, now.plus(LIFE), "");
    }

    Roundtrip with(String state) {
        return new Roundtrip(link, factor, destination, locale, token, endsAt, state);
    }

    String seal(Vault vault) {
        return vault.sealText(
                CONTEXT,
                String.join(
                        BETWEEN,
                        link,
                        factor,
                        destination,
                        locale.toLanguageTag(),
                        token,
                        String.valueOf(endsAt.getEpochSecond()),
                        state));
    }

    /** Empty where it isn't one of ours. */
    static Optional<Roundtrip> open(Vault vault, String sealed) {
        try {
            List<String> parts = List.of(vault.openText(CONTEXT, sealed).split(BETWEEN, 7));
            return Optional.of(new Roundtrip(
                    parts.get(0),
                    parts.get(1),
                    parts.get(2),
                    Locale.forLanguageTag(parts.get(3)),
                    parts.get(4),
                    Instant.ofEpochSecond(Long.parseLong(parts.get(5))),
                    parts.get(6)));
        } catch (IllegalStateException notOurs) {
            return Optional.empty();
        }
    }

    /** Whether this is what the way back belongs to. */
    boolean ends(String factor, String destination, Map<String, String> parameters, Instant now) {
        return this.factor.equals(factor)
                && this.destination.equals(destination)
                && now.isBefore(endsAt)
                && MessageDigest.isEqual(bytes(token), bytes(parameters.getOrDefault(TOKEN, "")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Roundtrip[" + factor + "]";
    }
}
