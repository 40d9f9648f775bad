package org.briefsiegel.platform.pages;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a POST tells the page that it leads to: a few texts that the browser carries from the one to the other, so that an
 * error can be shown, with what was typed, after a redirect. Then Back and Reload meet a GET, and nothing is sent again.
 *
 * <p>Security guarantees: the texts are in a cookie that no script reads, sealed by the house's key, so that no address, log
 * or disk of the browser holds them in clear. They are bound to the page that they are for, and mean nothing after five
 * minutes. Nothing is kept here: any node reads what another has sealed, and reading changes nothing.
 */
public final class Flash {

    /** The name of the cookie. */
    public static final String COOKIE = "briefsiegel-flash";

    /** For how long a page can show it, and show it again. */
    static final Duration LIFE = Duration.ofMinutes(5);

    /** As much as every browser takes for a cookie, with its attributes (RFC 6265, 6.1). */
    private static final int MAX_BYTES = 4096;

    private static final String BETWEEN = "\0";

    private final Cipher cipher;
    private final String attributes;
    private final Clock clock;

    /** Encrypts short texts with a key of the house; not the factors' Seal, which makes what nobody can open again. */
    public interface Cipher {

        /** @param context what the text belongs to; the same is needed to open it */
        String seal(String context, String text);

        /** Empty where it was changed, belongs to another context, or isn't sealed at all. */
        Optional<String> open(String context, String sealed);
    }

    /** Where the pages are shown. */
    public enum Shown {
        /** In a window of their own. */
        ALONE("; SameSite=Lax"),
        /** In a frame of another site as well; there, browsers take a cookie over TLS only. */
        FRAMED("; SameSite=None; Partitioned");

        private final String overTls;

        Shown(String overTls) {
            this.overTls = overTls;
        }
    }

    /** @param secure whether browsers come over TLS */
    public Flash(Cipher cipher, boolean secure, Shown shown, Clock clock) {
        this.cipher = cipher;
        this.attributes = "; HttpOnly" + (secure ? shown.overTls + "; Secure" : "; SameSite=Lax");
        this.clock = clock;
    }

    /**
     * The value of {@code Set-Cookie} that gives these texts to a page.
     *
     * @param scope the path below which the browser sends them; pages of different scopes don't disturb each other
     * @param page the path of the page that they are for, in this scope
     * @return empty where a browser wouldn't take so much
     */
    public Optional<String> set(String scope, String page, Map<String, String> texts) {
        long end = clock.instant().plus(LIFE).getEpochSecond();
        String content = Stream.concat(
                        Stream.of(String.valueOf(end)),
                        texts.entrySet().stream().flatMap(text -> Stream.of(text.getKey(), text.getValue())))
                .map(part -> part.replace(BETWEEN, ""))
                .collect(Collectors.joining(BETWEEN));
        return Optional.of(cookie(scope, cipher.seal(context(page), content), LIFE.toSeconds()))
                .filter(cookie -> cookie.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES);
    }

    /** The value of {@code Set-Cookie} that takes away what was given in a scope. */
    public String clear(String scope) {
        return cookie(scope, "", 0);
    }

    /**
     * The texts for a page, by their names; empty where there are none for it any more.
     *
     * @param cookie the value that the browser has sent
     */
    public Map<String, String> read(String page, String cookie) {
        return cipher.open(context(page), cookie).map(this::texts).orElse(Map.of());
    }

    private Map<String, String> texts(String content) {
        String[] parts = content.split(BETWEEN, -1);
        Instant end = Instant.ofEpochSecond(Long.parseLong(parts[0]));
        Map<String, String> texts = new LinkedHashMap<>();
        if (clock.instant().isBefore(end)) {
            for (int i = 1; i < parts.length; i += 2) {
                texts.put(parts[i], parts[i + 1]);
            }
        }
        return texts;
    }

    private String cookie(String scope, String value, long seconds) {
        return COOKIE + "=" + value + "; Path=" + scope + "; Max-Age=" + seconds + attributes;
    }

    private static String context(String page) {
        return "flash " + page;
    }
}
