package org.briefsiegel.desk.window;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/**
 * The cookie that brings the key of an open window back, so that what a form has led to can be looked at, reloaded and returned
 * to by a GET. It is for that window's address alone. Over TLS it also works in a frame of the practice's software, in browsers
 * that keep cookies of frames apart ({@code Partitioned}, CHIPS); where it doesn't come back, forms are answered in place.
 */
record WindowCookie(boolean secure) {

    private String name() {
        return secure ? "__Secure-briefsiegel-window" : "briefsiegel-window";
    }

    Optional<String> read(HttpHeaders headers) {
        return Optional.ofNullable(headers.getCookies().get(name())).map(Cookie::getValue);
    }

    /** The header that has a browser keep the key; written out, because {@code NewCookie} knows no {@code Partitioned}. */
    String issue(String ticket, String key) {
        return name() + "=" + key + "; Path=/w/" + ticket + "; HttpOnly; "
                + (secure ? "SameSite=None; Secure; Partitioned" : "SameSite=Lax");
    }
}
