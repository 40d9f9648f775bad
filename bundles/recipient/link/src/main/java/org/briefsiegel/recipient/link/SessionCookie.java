package org.briefsiegel.recipient.link;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The cookie that carries the sessions of the letters opened last, the newest first: whoever opens a second letter keeps
 * the first one open. There is one cookie for all, because the prefix that keeps neighbouring hosts from setting it
 * wants the path {@code /} (RFC 6265bis, 4.1.3.2).
 *
 * @param secure whether browsers come by TLS
 */
public record SessionCookie(boolean secure) {

    private static final int LETTERS = 5;
    private static final String BETWEEN = ".";
    private static final String CLOSED = "closed";
    private static final Pattern SESSION = Pattern.compile("[0-9a-v]{32}");

    private String name() {
        return secure ? "__Host-briefsiegel-session" : "briefsiegel-session";
    }

    /** The sessions of a request, the newest first; which letter each opens, the service knows. */
    public List<String> read(HttpHeaders headers) {
        return value(headers).stream()
                .flatMap(value -> Stream.of(value.split(Pattern.quote(BETWEEN))))
                .filter(session -> SESSION.matcher(session).matches())
                .limit(LETTERS)
                .toList();
    }

    /** Whether somebody has signed out in this browser, and nobody has got in since: what was typed here isn't offered again. */
    public boolean isWithdrawn(HttpHeaders headers) {
        return value(headers).filter(CLOSED::equals).isPresent();
    }

    private Optional<String> value(HttpHeaders headers) {
        return Optional.ofNullable(headers.getCookies().get(name())).map(Cookie::getValue);
    }

    /** The header that adds a session to those of the request. */
    public String issue(String session, HttpHeaders headers) {
        return set(Stream.concat(Stream.of(session), read(headers).stream())
                .limit(LETTERS)
                .toList());
    }

    /** The header that takes all sessions away, until the browser is closed. */
    public String withdraw() {
        return set(List.of(CLOSED));
    }

    /** Written out, because CXF 4.2 leaves {@code SameSite} off a {@code NewCookie}. */
    private String set(List<String> values) {
        return name() + "=" + String.join(BETWEEN, values) + "; Path=/; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }
}
