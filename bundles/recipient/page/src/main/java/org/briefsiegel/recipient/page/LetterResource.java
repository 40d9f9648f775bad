package org.briefsiegel.recipient.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.platform.pages.PostedForm;
import org.briefsiegel.recipient.filter.Guard;
import org.briefsiegel.recipient.layout.Pages;
import org.briefsiegel.recipient.layout.Visit;
import org.briefsiegel.recipient.link.Link;
import org.briefsiegel.recipient.link.Remark;
import org.briefsiegel.recipient.link.SessionCookie;
import org.briefsiegel.recipient.visit.ClosedPages;
import org.briefsiegel.recipient.visit.LinkPages;
import org.briefsiegel.recipient.visit.Redirects;
import org.briefsiegel.recipient.visit.Visits;
import org.briefsiegel.transfer.api.Letter.Question;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RecipientService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a link leads to: the question, or why there is none now. */
@Component(
        service = LetterResource.class,
        property = "osgi.jaxrs.resource:Boolean=true",
        reference = @Reference(name = "guard", service = Guard.class))
@Path(Link.PATH)
public final class LetterResource {

    private static final int LONGEST_ANSWER = 100;

    private final RecipientService service;
    private final Pages pages;
    private final QuestionPage questions;
    private final Redirects redirects;
    private final AnswerPages answers;
    private final ClosedPages closed;
    private final Visits visits;
    private final SessionCookie cookie;

    @Activate
    public LetterResource(@Reference RecipientService service, @Reference LinkPages shared) {
        this.service = service;
        this.pages = shared.pages(LetterResource.class);
        this.questions = new QuestionPage(pages);
        this.answers = new AnswerPages(questions, shared);
        this.redirects = shared.redirects();
        this.closed = shared.closed();
        this.visits = shared.visits();
        this.cookie = shared.cookie();
    }

    @GET
    public Response ask(@PathParam("link") String link, @Context HttpHeaders headers, @Context UriInfo uri) {
        return visits.visit(
                link,
                headers,
                uri,
                visit -> closed.of(visit, Remark.of(uri)).orElseGet(() -> asked(visit, Remark.of(uri), headers)));
    }

    @POST
    public Response answer(
            @PathParam("link") String link,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context HttpServletRequest request,
            InputStream body) {
        return visits.post(link, headers, uri, request, "", (visit, texts) -> {
            Map<String, String> typed = PostedForm.read(body);
            return tooLong(typed, visit.locale())
                    .or(() -> service.answer(link, typed, visit.locale()))
                    .map(opening -> answers.after(opening, visit, typed, headers, texts))
                    .orElseGet(() -> visits.unknown(visit.locale()));
        });
    }

    /** No factor gets to see what nobody types. */
    private Optional<Opening> tooLong(Map<String, String> typed, Locale locale) {
        String reason = pages.texts(locale).text("error.long", LONGEST_ANSWER);
        List<Opening.Flaw> flaws = typed.entrySet().stream()
                .filter(field -> !field.getKey().equals(Question.CHALLENGE))
                .filter(field -> field.getValue().length() > LONGEST_ANSWER)
                .map(field -> new Opening.Flaw(field.getKey(), reason))
                .toList();
        return flaws.isEmpty() ? Optional.empty() : Optional.of(new Opening.Mistyped(flaws));
    }

    private Response asked(Visit visit, Remark remark, HttpHeaders headers) {
        Map<String, String> texts = remark == Remark.AGAIN ? redirects.texts(visit, "", headers) : Map.of();
        if (!texts.isEmpty()) {
            return questions.refused(200, visit, Mistakes.of(texts), answers.autofill(headers));
        }
        boolean knownToKeepCookies = !cookie.read(headers).isEmpty() || cookie.isWithdrawn(headers);
        return questions.asked(
                visit, remark == Remark.AGAIN && knownToKeepCookies ? Remark.NONE : remark, answers.autofill(headers));
    }
}
