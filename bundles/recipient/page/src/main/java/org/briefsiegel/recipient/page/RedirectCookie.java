package org.briefsiegel.recipient.page;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.language.Languages;

/**
 * The cookie of a recipient who is elsewhere to be recognized: the browser that comes back has to be the one that went. Of two who
 * went from one browser, the second counts.
 *
 * @param secure whether browsers come by TLS
 */
record RedirectCookie(boolean secure) {

    /** As long as what is kept is taken back, and a little more, so that who comes late is told so. */
    private static final Duration LIFE = Duration.ofHours(1);

    private static final String BETWEEN = ".";

    /**
     * What the browser keeps.
     *
     * @param chosen the language that the visitor had switched to
     * @param kept for the service
     */
    record Content(Optional<Language> chosen, String kept) {

        @Override
        public String toString() {
            return "Content[…]";
        }
    }

    private String name() {
        return secure ? "__Host-briefsiegel-redirect" : "briefsiegel-redirect";
    }

    /** The header that gives it to the browser. */
    String issue(Content content) {
        return set(content.chosen().map(Language::code).orElse("") + BETWEEN + content.kept(), LIFE);
    }

    /** The header that takes it away. */
    String clear() {
        return set("", Duration.ZERO);
    }

    Optional<Content> read(HttpHeaders headers) {
        return Optional.ofNullable(headers.getCookies().get(name()))
                .map(Cookie::getValue)
                .map(value -> value.split("[.]", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new Content(Languages.OF_RECIPIENTS.of(Locale.forLanguageTag(parts[0])), parts[1]));
    }

    /** {@code Lax}: sent along when another site leads the browser here, which is what coming back is. */
    private String set(String value, Duration life) {
        return name() + "=" + value + "; Path=/; Max-Age=" + life.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }
}
