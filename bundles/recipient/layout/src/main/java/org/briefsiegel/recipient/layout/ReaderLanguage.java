package org.briefsiegel.recipient.layout;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.language.Languages;

/** In which language somebody reads: the one they have switched to, the one that was chosen for them, or their browser's. */
public final class ReaderLanguage {

    /** What an address says of the language that its reader has switched to. */
    static final String PARAMETER = "lang";

    private ReaderLanguage() {}

    /** What the browser likes; asked of the header itself, because JAX-RS gives up at a value that can't be read. */
    public static List<Locale> likings(HttpHeaders headers) {
        return Languages.likings(Optional.ofNullable(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                .orElse(""));
    }

    /** The language that the reader has switched to; a query that can't be read chooses none. */
    public static Optional<Language> chosen(UriInfo uri) {
        try {
            return Optional.ofNullable(uri.getQueryParameters().getFirst(PARAMETER))
                    .map(Locale::forLanguageTag)
                    .flatMap(Languages.OF_RECIPIENTS::of);
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    /** For somebody of whom nothing is known but what the browser likes. */
    public static Locale locale(Optional<Language> chosen, List<Locale> likings) {
        return chosen.map(Language::locale).orElseGet(() -> Languages.OF_RECIPIENTS.fitting(likings));
    }

    /**
     * For somebody who got a letter.
     *
     * @param given what the practice has chosen for them
     */
    public static Locale locale(Optional<Language> chosen, Locale given, List<Locale> likings) {
        Optional<Language> offered = Languages.OF_RECIPIENTS.of(given);
        boolean asGiven = offered.isPresent() && (chosen.isEmpty() || chosen.equals(offered));
        return asGiven ? Languages.OF_RECIPIENTS.fitting(given) : locale(chosen, likings);
    }
}
