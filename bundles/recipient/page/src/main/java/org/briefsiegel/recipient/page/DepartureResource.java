package org.briefsiegel.recipient.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.briefsiegel.recipient.filter.Guard;
import org.briefsiegel.recipient.layout.Visit;
import org.briefsiegel.recipient.link.Link;
import org.briefsiegel.recipient.visit.ClosedPages;
import org.briefsiegel.recipient.visit.LinkPages;
import org.briefsiegel.recipient.visit.Visits;
import org.briefsiegel.recipient.visit.Wait;
import org.briefsiegel.transfer.api.Departure;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RedirectService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The way to where recipients are recognized. It is a link and no form: browsers hold what a form leads to against
 * {@code form-action}, also behind a redirect (CSP Level 3), and which places there are, only plug-ins know.
 */
@Component(
        service = DepartureResource.class,
        property = "osgi.jaxrs.resource:Boolean=true",
        reference = @Reference(name = "guard", service = Guard.class))
@Path(Link.PATH)
public final class DepartureResource {

    private static final int UNAVAILABLE = 503;

    private final RedirectService service;
    private final QuestionPage questions;
    private final AnswerPages answers;
    private final ClosedPages closed;
    private final Visits visits;
    private final RedirectCookie cookie;
    private final ReturnAddress returnAddress;

    @Activate
    public DepartureResource(@Reference RedirectService service, @Reference LinkPages shared) {
        this.service = service;
        this.questions = new QuestionPage(shared.pages(DepartureResource.class));
        this.answers = new AnswerPages(questions, shared);
        this.closed = shared.closed();
        this.visits = shared.visits();
        this.cookie = new RedirectCookie(shared.cookie().secure());
        this.returnAddress = new ReturnAddress(shared.baseUrl());
    }

    @GET
    @Path("leave/{destination}")
    public Response leave(
            @PathParam("link") String link,
            @PathParam("destination") String destination,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return visits.visit(
                link,
                headers,
                uri,
                visit -> service.leave(
                                link, destination, factor -> returnAddress.of(factor, destination), visit.locale())
                        .map(departure -> left(visit, destination, departure, headers))
                        .orElseGet(() -> visits.unknown(visit.locale())));
    }

    private Response left(Visit visit, String destination, Departure departure, HttpHeaders headers) {
        if (departure instanceof Departure.To to) {
            return Response.fromResponse(Visit.seeOther(to.location().toString()))
                    .header(HttpHeaders.SET_COOKIE, cookie.issue(new RedirectCookie.Content(visit.chosen(), to.kept())))
                    .build();
        }
        if (departure instanceof Departure.Unknown) {
            return visits.unknown(visit.locale());
        }
        if (departure instanceof Departure.NotNow notNow
                && visit.letter().question().isPresent()) {
            return notNow(visit, new Opening.Flaw(destination, notNow.reason()), headers);
        }
        return closed.of(visit).orElseGet(() -> closed.unavailable(visit));
    }

    private Response notNow(Visit visit, Opening.Flaw flaw, HttpHeaders headers) {
        Mistakes mistakes = new Mistakes(List.of(flaw), "", Map.of());
        return Response.fromResponse(questions.refused(UNAVAILABLE, visit, mistakes, answers.autofill(headers)))
                .header(HttpHeaders.RETRY_AFTER, Wait.A_WHILE)
                .build();
    }
}
