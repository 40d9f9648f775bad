package org.briefsiegel.recipient.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.briefsiegel.recipient.filter.Guard;
import org.briefsiegel.recipient.filter.RequestThrottle;
import org.briefsiegel.recipient.layout.Pages;
import org.briefsiegel.recipient.layout.ReaderLanguage;
import org.briefsiegel.recipient.layout.Visit;
import org.briefsiegel.recipient.link.Link;
import org.briefsiegel.recipient.visit.LinkPages;
import org.briefsiegel.recipient.visit.Visits;
import org.briefsiegel.transfer.api.Arrival;
import org.briefsiegel.transfer.api.RedirectService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where recipients come back to who were recognized elsewhere: from here they go on to the documents, or to the question again. */
@Component(
        service = ReturnResource.class,
        property = "osgi.jaxrs.resource:Boolean=true",
        reference = @Reference(name = "guard", service = Guard.class))
@Path(ReturnAddress.PATH)
public final class ReturnResource {

    private static final int BAD_REQUEST = 400;

    private final RedirectService service;
    private final Pages pages;
    private final AnswerPages answers;
    private final Visits visits;
    private final RedirectCookie cookie;
    private final ReturnAddress returnAddress;

    @Activate
    public ReturnResource(@Reference RedirectService service, @Reference LinkPages shared) {
        this.service = service;
        this.pages = shared.pages(ReturnResource.class);
        this.answers = new AnswerPages(new QuestionPage(pages), shared);
        this.visits = shared.visits();
        this.cookie = new RedirectCookie(shared.cookie().secure());
        this.returnAddress = new ReturnAddress(shared.baseUrl());
    }

    /** What the other side sends by a form ({@code response_mode=form_post}) isn't taken: the browser would keep its cookie back. */
    @GET
    public Response comeBack(
            @PathParam("factor") String factor,
            @PathParam("destination") String destination,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context HttpServletRequest request) {
        Locale locale = ReaderLanguage.locale(Optional.empty(), ReaderLanguage.likings(headers));
        return visits.guarded(
                locale,
                () -> cookie.read(headers)
                        .flatMap(content -> slowed(content, request)
                                .or(() -> service.comeBack(
                                                content.kept(),
                                                factor,
                                                destination,
                                                returnAddress.of(factor, destination),
                                                parameters(uri))
                                        .map(arrival -> arrived(arrival, content, headers, request))))
                        .orElseGet(() ->
                                pages.notice(BAD_REQUEST, "return", locale).build()));
    }

    /** Who has come back to their link too often in vain is told to wait on its own page. */
    private Optional<Response> slowed(RedirectCookie.Content content, HttpServletRequest request) {
        return service.link(content.kept())
                .map(Link::address)
                .filter(link -> !RequestThrottle.enter(request, link).isZero())
                .map(Visit::seeOther);
    }

    private static Map<String, String> parameters(UriInfo uri) {
        return uri.getQueryParameters().entrySet().stream()
                .filter(parameter -> parameter.getValue().size() == 1)
                .filter(parameter -> parameter.getValue().get(0) != null) // a name alone
                .collect(Collectors.toMap(
                        Map.Entry::getKey, parameter -> parameter.getValue().get(0)));
    }

    /** The cookie has done its work, unless what came back belongs to another beginning: its own may still come back. */
    private Response arrived(
            Arrival arrival, RedirectCookie.Content content, HttpHeaders headers, HttpServletRequest request) {
        Response answer = visits.comeBack(
                arrival.link(),
                content.chosen(),
                headers,
                request,
                (visit, texts) -> arrival.opening()
                        .map(opening -> answers.after(opening, visit, Map.of(), headers, texts))
                        .orElseGet(() -> answers.refused(visit, tooLate(visit), headers, texts)));
        return arrival.opening().isEmpty()
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.SET_COOKIE, cookie.clear())
                        .build();
    }

    private Mistakes tooLate(Visit visit) {
        return new Mistakes(List.of(), pages.texts(visit.locale()).text("error.return"), Map.of());
    }
}
