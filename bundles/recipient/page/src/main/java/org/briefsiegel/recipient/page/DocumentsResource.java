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
import java.util.List;
import java.util.Map;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.recipient.filter.Guard;
import org.briefsiegel.recipient.layout.Pages;
import org.briefsiegel.recipient.layout.Visit;
import org.briefsiegel.recipient.link.Link;
import org.briefsiegel.recipient.link.Remark;
import org.briefsiegel.recipient.link.SessionCookie;
import org.briefsiegel.recipient.visit.LinkPages;
import org.briefsiegel.recipient.visit.Visits;
import org.briefsiegel.transfer.api.OpenLetter;
import org.briefsiegel.transfer.api.RecipientService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What lies behind the question, and the way out again. */
@Component(
        service = DocumentsResource.class,
        property = "osgi.jaxrs.resource:Boolean=true",
        reference = @Reference(name = "guard", service = Guard.class))
@Path(Link.PATH)
public final class DocumentsResource {

    private final RecipientService service;
    private final Pages pages;
    private final Visits visits;
    private final SessionCookie cookie;

    @Activate
    public DocumentsResource(@Reference RecipientService service, @Reference LinkPages shared) {
        this.service = service;
        this.pages = shared.pages(DocumentsResource.class);
        this.visits = shared.visits();
        this.cookie = shared.cookie();
    }

    @GET
    @Path("documents")
    public Response documents(@PathParam("link") String link, @Context HttpHeaders headers, @Context UriInfo uri) {
        return visits.visit(link, headers, uri, visit -> {
            List<String> sessions = cookie.read(headers);
            return sessions.stream()
                    .flatMap(session -> service.open(link, session, visit.locale()).stream())
                    .findFirst()
                    .map(open -> documents(visit, open))
                    .orElseGet(() -> Visit.seeOther(
                            sessions.isEmpty() ? withoutSession(visit, headers) : visit.address("", Remark.ENDED)));
        });
    }

    /** Whoever comes from one of our own pages has answered, with a browser that keeps no cookies. */
    private static String withoutSession(Visit visit, HttpHeaders headers) {
        return "same-origin".equals(headers.getHeaderString("Sec-Fetch-Site"))
                ? visit.address("", Remark.AGAIN)
                : visit.address("");
    }

    /** "I am at a stranger's device": ends every access that this browser has, also to other letters. */
    @POST
    @Path("close")
    public Response close(
            @PathParam("link") String link,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context HttpServletRequest request) {
        return visits.post(link, headers, uri, request, "/close", (visit, texts) -> {
            cookie.read(headers).forEach(service::close);
            return Response.fromResponse(Visit.seeOther(visit.address("/close")))
                    .header(HttpHeaders.SET_COOKIE, cookie.withdraw())
                    .header("Clear-Site-Data", "\"cache\"")
                    .build();
        });
    }

    @GET
    @Path("close")
    public Response closed(@PathParam("link") String link, @Context HttpHeaders headers, @Context UriInfo uri) {
        return visits.visit(
                link,
                headers,
                uri,
                visit -> cookie.read(headers).isEmpty()
                        ? pages.notice(200, "closed", visit).build()
                        : Visit.seeOther(visit.address("")));
    }

    private static List<PaymentPanel> payments(OpenLetter open, Texts texts) {
        return open.enclosures().stream()
                .flatMap(enclosure -> PaymentPanel.of(enclosure, texts))
                .toList();
    }

    private Response documents(Visit visit, OpenLetter open) {
        return pages.page(
                        200,
                        "documents.ftlh",
                        visit,
                        Map.of(
                                "message", open.message(),
                                "enclosures", open.enclosures(),
                                "payments", payments(open, pages.texts(visit.locale()))))
                .build();
    }
}
