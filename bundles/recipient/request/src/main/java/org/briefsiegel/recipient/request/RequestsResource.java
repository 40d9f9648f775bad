package org.briefsiegel.recipient.request;

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
import java.util.Map;
import org.briefsiegel.recipient.filter.Guard;
import org.briefsiegel.recipient.layout.Pages;
import org.briefsiegel.recipient.layout.Visit;
import org.briefsiegel.recipient.link.Link;
import org.briefsiegel.recipient.link.Remark;
import org.briefsiegel.recipient.visit.ClosedPages;
import org.briefsiegel.recipient.visit.LinkPages;
import org.briefsiegel.recipient.visit.Visits;
import org.briefsiegel.transfer.api.Letter.Status;
import org.briefsiegel.transfer.api.RecipientService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What whoever holds the link may tell the practice: that the letter isn't for them, or that they need a new link. */
@Component(
        service = RequestsResource.class,
        property = "osgi.jaxrs.resource:Boolean=true",
        reference = @Reference(name = "guard", service = Guard.class))
@Path(Link.PATH)
public final class RequestsResource {

    private static final String WRONG_RECIPIENT = "wrong-recipient";
    private static final String RENEWAL = "renewal";

    private final RecipientService service;
    private final Pages pages;
    private final Visits visits;
    private final ClosedPages closed;

    @Activate
    public RequestsResource(@Reference RecipientService service, @Reference LinkPages shared) {
        this.service = service;
        this.pages = shared.pages(RequestsResource.class);
        this.visits = shared.visits();
        this.closed = shared.closed();
    }

    @GET
    @Path(WRONG_RECIPIENT)
    public Response askWhetherWrong(
            @PathParam("link") String link, @Context HttpHeaders headers, @Context UriInfo uri) {
        return visits.visit(link, headers, uri, visit -> switch (visit.letter().status()) {
            case WRONG_RECIPIENT -> notice("reported", visit);
            case REVOKED -> Visit.seeOther(visit.address(""));
            default -> confirmation(200, visit, Remark.of(uri) == Remark.AGAIN);
        });
    }

    @POST
    @Path(WRONG_RECIPIENT)
    public Response reportWrong(
            @PathParam("link") String link,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context HttpServletRequest request,
            InputStream body) {
        return visits.post(
                link,
                headers,
                uri,
                request,
                "/" + WRONG_RECIPIENT,
                (visit, texts) -> service.reportWrongRecipient(link, Pages.formToken(body))
                        .map(taken -> taken
                                ? Visit.seeOther(visit.address("/" + WRONG_RECIPIENT))
                                : confirmation(422, visit, true))
                        .orElseGet(() -> visits.unknown(visit.locale())));
    }

    /** What comes of it, for who got a mail or a sheet. */
    private Response notice(String name, Visit visit) {
        String told = visit.letter().onPaper() ? name + ".paper" : name;
        return pages.notice(200, told, visit, visit.letter().sender().name()).build();
    }

    private Response confirmation(int status, Visit visit, boolean again) {
        return pages.page(status, "wrong-recipient.ftlh", visit, Map.of("again", again))
                .build();
    }

    /** The same whether or not anything has been asked for. */
    @GET
    @Path(RENEWAL)
    public Response explainRenewal(@PathParam("link") String link, @Context HttpHeaders headers, @Context UriInfo uri) {
        return visits.visit(
                link,
                headers,
                uri,
                visit -> visit.letter().status() == Status.EXPIRED
                        ? notice(RENEWAL, visit)
                        : Visit.seeOther(visit.address("")));
    }

    @POST
    @Path(RENEWAL)
    public Response askForRenewal(
            @PathParam("link") String link,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context HttpServletRequest request,
            InputStream body) {
        return visits.post(link, headers, uri, request, "", (visit, texts) -> {
            if (visit.letter().status() != Status.EXPIRED) {
                return Visit.seeOther(visit.address(""));
            }
            return service.requestRenewal(link, Pages.formToken(body))
                    .map(taken ->
                            taken ? Visit.seeOther(visit.address("/" + RENEWAL)) : closed.expired(422, visit, true))
                    .orElseGet(() -> visits.unknown(visit.locale()));
        });
    }
}
