package org.briefsiegel.transfer.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.RecipientDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives every request for a link: finds the letter and the language, and keeps links out of the log. */
final class Visits {

    private static final Logger LOG = LoggerFactory.getLogger(Visits.class);
    private static final Pattern LINK = Pattern.compile("[0-9a-v]{32}");

    private final RecipientDesk desk;
    private final Pages pages;

    Visits(RecipientDesk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    /**
     * A request for a letter that exists.
     *
     * @param chosen whether the visitor has switched to this language
     */
    record Visit(String link, Letter letter, Locale locale, boolean chosen) {

        /** Where to go on, in the same language. */
        String address(String path) {
            return "/d/" + link + path + (chosen ? "?lang=" + locale.getLanguage() : "");
        }

        Letter.Question question() {
            return letter.question().orElseThrow();
        }
    }

    /** What is done for a visit. */
    @FunctionalInterface
    interface Service {
        Response serve(Visit visit) throws IOException;
    }

    Response visit(String link, HttpHeaders headers, UriInfo uri, Service service) {
        Optional<Locale> chosen = chosen(uri);
        Locale fallback = chosen.orElseGet(() -> Texts.accepted(headers.getAcceptableLanguages()));
        try {
            Optional<Visit> visit = find(link, fallback, chosen.isPresent());
            return visit.isPresent() ? service.serve(visit.get()) : unknown(fallback);
        } catch (RuntimeException | IOException fault) {
            String id = UUID.randomUUID().toString();
            LOG.error("Fault {} on a recipient's page", id, fault);
            return pages.notice(500, "fault", fallback, id).build();
        }
    }

    /** The language that the visitor has switched to; a query that can't be read chooses none. */
    private static Optional<Locale> chosen(UriInfo uri) {
        try {
            return Optional.ofNullable(uri.getQueryParameters().getFirst("lang"))
                    .map(Locale::forLanguageTag)
                    .filter(Texts::speaks);
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    /** The letter as it stands now, after something has happened to it. */
    Visit again(Visit visit) {
        Letter letter = desk.letter(visit.link(), visit.locale()).orElse(visit.letter());
        return new Visit(visit.link(), letter, visit.locale(), visit.chosen());
    }

    Response unknown(Locale locale) {
        return pages.notice(404, "unknown", locale).build();
    }

    /** The language is the visitor's choice, then the one that the practice chose for them, then the browser's. */
    private Optional<Visit> find(String link, Locale fallback, boolean chosen) {
        if (!LINK.matcher(link).matches()) {
            return Optional.empty();
        }
        return desk.letter(link, fallback).map(letter -> {
            Visit visit = new Visit(link, letter, fallback, chosen);
            boolean other = !letter.locale().equals(fallback) && Texts.speaks(letter.locale());
            boolean same = letter.locale().getLanguage().equals(fallback.getLanguage());
            return other && (same || !chosen) ? again(new Visit(link, letter, letter.locale(), chosen)) : visit;
        });
    }
}
