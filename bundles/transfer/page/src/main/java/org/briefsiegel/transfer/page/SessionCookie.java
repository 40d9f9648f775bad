package org.briefsiegel.transfer.page;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** The cookie that carries the session; over TLS its prefix keeps neighbouring hosts from setting it (RFC 6265bis). */
record SessionCookie(boolean secure) {

    private String name() {
        return secure ? "__Host-briefsiegel-session" : "briefsiegel-session";
    }

    Optional<String> read(HttpHeaders headers) {
        return Optional.ofNullable(headers.getCookies().get(name()))
                .map(Cookie::getValue)
                .filter(session -> !session.isBlank());
    }

    /** The header that sets it. Written out, because CXF 4.2 leaves {@code SameSite} off a {@code NewCookie}. */
    String issue(String session) {
        return name() + "=" + session + "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    /** The header that takes it away. */
    String clear() {
        return issue("") + "; Max-Age=0";
    }
}
