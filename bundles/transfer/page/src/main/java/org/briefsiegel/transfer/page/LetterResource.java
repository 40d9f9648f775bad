package org.briefsiegel.transfer.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.platform.pages.OwnOrigin;
import org.briefsiegel.platform.pages.PostedForm;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.OpenLetter;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RecipientDesk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a link leads to: the question, and behind it the documents. */
@Component(
        service = LetterResource.class,
        configurationPid = "org.briefsiegel.web",
        property = "osgi.jaxrs.resource:Boolean=true")
@Path("/d/{link}")
public final class LetterResource {

    private static final long RETRY_SECONDS = 60;
    private static final int LONGEST_ANSWER = 100;

    private final RecipientDesk desk;
    private final Pages pages;
    private final QuestionPage questions;
    private final Visits visits;
    private final SessionCookie cookie;
    private final OwnOrigin own;
    private final Clock clock;

    @interface Config {
        /** How recipients reach this server. */
        String baseUrl() default "http://localhost:8080";
    }

    @Activate
    public LetterResource(@Reference RecipientDesk desk, @Reference Pages pages, Config config) {
        this(desk, pages, URI.create(config.baseUrl()), Clock.systemUTC());
    }

    LetterResource(RecipientDesk desk, Pages pages, URI baseUrl, Clock clock) {
        this.desk = desk;
        this.pages = pages;
        this.questions = new QuestionPage(pages);
        this.visits = new Visits(desk, pages);
        this.cookie = new SessionCookie("https".equals(baseUrl.getScheme()));
        this.own = new OwnOrigin(baseUrl);
        this.clock = clock;
    }

    @GET
    public Response ask(@PathParam("link") String link, @Context HttpHeaders headers, @Context UriInfo uri) {
        return visits.visit(
                link,
                headers,
                uri,
                visit -> closed(visit)
                        .orElseGet(() -> questions.asked(visit.letter(), visit.question(), visit.locale())));
    }

    @POST
    public Response answer(
            @PathParam("link") String link, @Context HttpHeaders headers, @Context UriInfo uri, InputStream body) {
        return visits.visit(link, headers, uri, visit -> {
            if (!own.sent(headers::getHeaderString)) {
                return foreign(visit);
            }
            Map<String, String> typed = PostedForm.read(body);
            return tooLong(typed, visit.locale())
                    .or(() -> desk.answer(link, typed, visit.locale()))
                    .map(opening -> answered(visit, typed, opening, headers))
                    .orElseGet(() -> visits.unknown(visit.locale()));
        });
    }

    /** No factor gets to see what nobody types. */
    private Optional<Opening> tooLong(Map<String, String> typed, Locale locale) {
        String reason = pages.texts(locale).text("error.long", LONGEST_ANSWER);
        List<Opening.Flaw> flaws = typed.entrySet().stream()
                .filter(field -> field.getValue().length() > LONGEST_ANSWER)
                .map(field -> new Opening.Flaw(field.getKey(), reason))
                .toList();
        return flaws.isEmpty() ? Optional.empty() : Optional.of(new Opening.Mistyped(flaws));
    }

    @GET
    @Path("documents")
    public Response documents(@PathParam("link") String link, @Context HttpHeaders headers, @Context UriInfo uri) {
        return visits.visit(
                link,
                headers,
                uri,
                visit -> cookie.read(headers).stream()
                        .flatMap(session -> desk.open(link, session, visit.locale()).stream())
                        .findFirst()
                        .map(open -> documents(visit, open))
                        .orElseGet(() -> seeOther(visit.address("")).build()));
    }

    @POST
    @Path("close")
    public Response close(@PathParam("link") String link, @Context HttpHeaders headers, @Context UriInfo uri) {
        return visits.visit(link, headers, uri, visit -> {
            if (!own.sent(headers::getHeaderString)) {
                return foreign(visit);
            }
            List<String> sessions = cookie.read(headers).stream()
                    .filter(session -> desk.open(link, session, visit.locale()).isPresent())
                    .toList();
            sessions.forEach(desk::close);
            return pages.notice(200, "closed", visit.locale(), visit.letter())
                    .header(HttpHeaders.SET_COOKIE, cookie.withdraw(sessions, headers))
                    .build();
        });
    }

    private Response answered(Visits.Visit visit, Map<String, String> typed, Opening opening, HttpHeaders headers) {
        if (opening instanceof Opening.Passed passed) {
            return seeOther(visit.address("/documents"))
                    .header(HttpHeaders.SET_COOKIE, cookie.issue(passed.session(), headers))
                    .build();
        }
        Visits.Visit now = visits.again(visit);
        return closed(now).orElseGet(() -> {
            if (opening instanceof Opening.Mistyped mistyped) {
                return questions.mistyped(now.letter(), now.question(), now.locale(), typed, mistyped);
            }
            if (opening instanceof Opening.Wrong wrong) {
                return questions.wrong(now.letter(), now.question(), now.locale(), typed, wrong);
            }
            return questions.asked(now.letter(), now.question(), now.locale());
        });
    }

    private Response documents(Visits.Visit visit, OpenLetter open) {
        return pages.page(
                        200,
                        "documents.ftlh",
                        visit.locale(),
                        Map.of(
                                "letter",
                                open.letter(),
                                "message",
                                open.message(),
                                "enclosures",
                                open.enclosures(),
                                "closeAddress",
                                visit.address("/close")))
                .build();
    }

    /** The page of a letter that can't be opened now. */
    private Optional<Response> closed(Visits.Visit visit) {
        Letter letter = visit.letter();
        Texts texts = pages.texts(visit.locale());
        return switch (letter.status()) {
            case READY -> Optional.empty();
            case PAUSED -> Optional.of(paused(visit, texts));
            case LOCKED ->
                Optional.of(pages.notice(
                                403,
                                "locked",
                                visit.locale(),
                                letter,
                                letter.sender().name())
                        .build());
            case EXPIRED ->
                Optional.of(pages.notice(
                                410,
                                "expired",
                                visit.locale(),
                                letter,
                                texts.moment(letter.expiresAt()),
                                letter.sender().name())
                        .build());
            case WRONG_RECIPIENT ->
                Optional.of(pages.notice(403, "wrong-recipient", visit.locale(), letter)
                        .build());
            case REVOKED ->
                Optional.of(pages.notice(
                                410,
                                "revoked",
                                visit.locale(),
                                letter,
                                letter.sender().name())
                        .build());
            case UNAVAILABLE ->
                Optional.of(pages.notice(503, "unavailable", visit.locale(), letter)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                        .build());
        };
    }

    private Response paused(Visits.Visit visit, Texts texts) {
        var until = visit.letter().pausedUntil().orElseGet(() -> clock.instant().plusSeconds(RETRY_SECONDS));
        long seconds = Math.max(1, Duration.between(clock.instant(), until).toSeconds() + 1);
        // the minute after the pause: times are shown without seconds
        String time = texts.timeOfDay(until.plusSeconds(59));
        return pages.notice(429, "paused", visit.locale(), visit.letter(), time)
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    private Response foreign(Visits.Visit visit) {
        return pages.notice(403, "foreign", visit.locale()).build();
    }

    private static Response.ResponseBuilder seeOther(String address) {
        return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, address);
    }
}
