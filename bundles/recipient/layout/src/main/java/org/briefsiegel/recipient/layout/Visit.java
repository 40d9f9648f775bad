package org.briefsiegel.recipient.layout;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.recipient.link.Link;
import org.briefsiegel.recipient.link.Remark;
import org.briefsiegel.transfer.api.Letter;

/**
 * A request for a letter that exists.
 *
 * @param chosen the language that the visitor has switched to
 */
public record Visit(String link, Letter letter, Locale locale, Optional<Language> chosen) {

    /** Where to go on, in the same language; templates call it, too. */
    public String address(String path) {
        return scope()
                + path
                + chosen.map(language -> "?" + ReaderLanguage.PARAMETER + "=" + language.code())
                        .orElse("");
    }

    /** The same with a remark for the page that follows. */
    public String address(String path, Remark remark) {
        return address(path) + (chosen.isPresent() ? "&" : "?") + remark.parameter();
    }

    /** The path that all pages of this link are below. */
    public String scope() {
        return Link.address(link);
    }

    /** The question of a letter that can be opened. */
    public Letter.Question question() {
        return letter.question().orElseThrow();
    }

    /** A redirect after a form (RFC 9110, 15.4.4). */
    public static Response seeOther(String address) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .build();
    }
}
