package org.briefsiegel.recipient.visit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.pages.OwnOrigin;
import org.briefsiegel.recipient.layout.Pages;
import org.briefsiegel.recipient.layout.ReaderLanguage;
import org.briefsiegel.recipient.layout.Visit;
import org.briefsiegel.recipient.link.Link;
import org.briefsiegel.transfer.api.RecipientService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives every request for a link: finds the letter and the language, and keeps links out of the log. */
public final class Visits {

    private static final Logger LOG = LoggerFactory.getLogger(Visits.class);

    private final RecipientService service;
    private final Pages pages;
    private final OwnOrigin own;
    private final Redirects redirects;

    Visits(RecipientService service, Pages pages, OwnOrigin own, Redirects redirects) {
        this.service = service;
        this.pages = pages;
        this.own = own;
        this.redirects = redirects;
    }

    /** What is done for a visit. */
    @FunctionalInterface
    public interface Service {
        Response serve(Visit visit) throws IOException;
    }

    /** What is answered to a request. */
    @FunctionalInterface
    public interface Answer {
        Response give() throws IOException;
    }

    /** What is done with what a visitor has posted. */
    @FunctionalInterface
    public interface Post {

        /**
         * Answers it.
         *
         * @param texts where to put what the page must be told that says what was wrong
         */
        Response serve(Visit visit, Map<String, String> texts) throws IOException;
    }

    /** Answers a request for a link, whether or not there is a letter. */
    public Response visit(String link, HttpHeaders headers, UriInfo uri, Service service) {
        return visit(link, ReaderLanguage.chosen(uri), headers, service);
    }

    private Response visit(String link, Optional<Language> chosen, HttpHeaders headers, Service service) {
        List<Locale> likings = ReaderLanguage.likings(headers);
        Locale fallback = ReaderLanguage.locale(chosen, likings);
        return guarded(fallback, () -> {
            Optional<Visit> visit = find(link, chosen, likings);
            return visit.isPresent() ? service.serve(visit.get()) : unknown(fallback);
        });
    }

    /** Answers a request that may turn out to belong to a link; what goes wrong is told on a page, and in the log by its number. */
    public Response guarded(Locale locale, Answer answer) {
        try {
            return answer.give();
        } catch (Unavailable away) {
            throw away;
        } catch (RuntimeException | IOException fault) {
            String id = UUID.randomUUID().toString();
            LOG.error("Fault {} on a recipient's page", id, fault);
            return pages.notice(500, "fault", locale, id).build();
        }
    }

    /**
     * The same for what is posted: only from our own pages.
     *
     * @param page where a person reads what was wrong, below the link
     */
    public Response post(
            String link, HttpHeaders headers, UriInfo uri, HttpServletRequest request, String page, Post service) {
        return visit(link, headers, uri, visit -> {
            if (!own.sent(headers::getHeaderString)) {
                return pages.notice(403, "foreign", visit.locale()).build();
            }
            Map<String, String> texts = new HashMap<>();
            return redirects.after(request, visit, service.serve(visit, texts), page, texts);
        });
    }

    /**
     * The same for who comes back to a link from elsewhere, with what proves that they had left from here.
     *
     * @param chosen the language that they had switched to
     */
    public Response comeBack(
            String link, Optional<Language> chosen, HttpHeaders headers, HttpServletRequest request, Post service) {
        return visit(link, chosen, headers, visit -> {
            Map<String, String> texts = new HashMap<>();
            return redirects.after(request, visit, service.serve(visit, texts), "", texts);
        });
    }

    /** The letter as it stands now, after something has happened to it. */
    public Visit again(Visit visit) {
        return new Visit(
                visit.link(),
                service.letter(visit.link(), given -> visit.locale()).orElse(visit.letter()),
                visit.locale(),
                visit.chosen());
    }

    /** The page of all links that lead nowhere. */
    public Response unknown(Locale locale) {
        return pages.notice(404, "unknown", locale).build();
    }

    private Optional<Visit> find(String link, Optional<Language> chosen, List<Locale> likings) {
        if (!Link.isPossible(link)) {
            return Optional.empty();
        }
        UnaryOperator<Locale> language = given -> ReaderLanguage.locale(chosen, given, likings);
        return service.letter(link, language)
                .map(letter -> new Visit(link, letter, language.apply(letter.locale()), chosen));
    }
}
