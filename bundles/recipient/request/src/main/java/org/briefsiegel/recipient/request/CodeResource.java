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
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.recipient.filter.Guard;
import org.briefsiegel.recipient.layout.Pages;
import org.briefsiegel.recipient.layout.Visit;
import org.briefsiegel.recipient.link.Link;
import org.briefsiegel.recipient.link.Remark;
import org.briefsiegel.recipient.visit.ClosedPages;
import org.briefsiegel.recipient.visit.LinkPages;
import org.briefsiegel.recipient.visit.Redirects;
import org.briefsiegel.recipient.visit.Visits;
import org.briefsiegel.recipient.visit.Wait;
import org.briefsiegel.transfer.api.CodeOffer;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.RecipientService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** For whom no code has arrived: where it went, and the way to a new one. */
@Component(
        service = CodeResource.class,
        property = "osgi.jaxrs.resource:Boolean=true",
        reference = @Reference(name = "guard", service = Guard.class))
@Path(Link.PATH + "/code")
public final class CodeResource {

    private static final String PAGE = "/code";
    private static final String STANDING = "standing";

    private final RecipientService service;
    private final Pages pages;
    private final Visits visits;
    private final Redirects redirects;
    private final ClosedPages closed;
    private final Clock clock;

    @Activate
    public CodeResource(@Reference RecipientService service, @Reference LinkPages shared) {
        this.service = service;
        this.pages = shared.pages(CodeResource.class);
        this.visits = shared.visits();
        this.redirects = shared.redirects();
        this.closed = shared.closed();
        this.clock = shared.clock();
    }

    @GET
    public Response explain(@PathParam("link") String link, @Context HttpHeaders headers, @Context UriInfo uri) {
        return visits.visit(
                link,
                headers,
                uri,
                visit -> closed.of(visit).isPresent()
                        ? Visit.seeOther(visit.address(""))
                        : help(visit)
                                .flatMap(help -> service.codeOffer(link))
                                .map(offer -> told(visit, offer, headers, uri))
                                .map(offer -> page(200, visit, offer))
                                .orElseGet(() -> visits.unknown(visit.locale())));
    }

    @POST
    public Response send(
            @PathParam("link") String link,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context HttpServletRequest request,
            InputStream body) {
        return visits.post(link, headers, uri, request, PAGE, (visit, texts) -> {
            String token = Pages.formToken(body);
            return closed.of(visit)
                    .or(() -> help(visit)
                            .flatMap(help -> service.sendCode(link, token))
                            .map(offer -> sent(visit, offer, texts)))
                    .orElseGet(() -> visits.unknown(visit.locale()));
        });
    }

    /** What became of the post before, where it can't be seen from how things stand: that would be possible now. */
    private CodeOffer told(Visit visit, CodeOffer offer, HttpHeaders headers, UriInfo uri) {
        if (Remark.of(uri) != Remark.AGAIN || offer.standing() != CodeOffer.Standing.POSSIBLE) {
            return offer;
        }
        boolean unavailable = CodeOffer.Standing.UNAVAILABLE
                .name()
                .equals(redirects.texts(visit, PAGE, headers).get(STANDING));
        return new CodeOffer(
                unavailable ? CodeOffer.Standing.UNAVAILABLE : CodeOffer.Standing.STALE_FORM,
                offer.address(),
                offer.from());
    }

    private static Optional<Letter.NotReceived> help(Visit visit) {
        return visit.letter().question().flatMap(Letter.Question::notReceived);
    }

    private Response sent(Visit visit, CodeOffer offer, Map<String, String> texts) {
        texts.put(STANDING, offer.standing().name());
        return switch (offer.standing()) {
            case SENT -> Visit.seeOther(visit.address("", Remark.SENT));
            case CLOSED -> closed.of(visits.again(visit)).orElseGet(() -> Visit.seeOther(visit.address("")));
            case TOO_SOON -> retryLater(page(429, visit, offer), Wait.seconds(from(offer), clock.instant()));
            case UNAVAILABLE -> retryLater(page(503, visit, offer), Wait.A_WHILE);
            case SPENT -> page(403, visit, offer);
            case STALE_FORM, POSSIBLE -> page(422, visit, offer);
        };
    }

    private static Response retryLater(Response response, long seconds) {
        return Response.fromResponse(response)
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    private Response page(int status, Visit visit, CodeOffer offer) {
        Map<String, Object> model = new HashMap<>();
        model.put("help", help(visit).orElseThrow());
        model.put("standing", offer.standing().name());
        model.put("address", offer.address());
        offer.from()
                .ifPresent(from -> model.put("wait", Wait.until(from, clock.instant(), pages.shared(visit.locale()))));
        return pages.page(status, "code.ftlh", visit, model).build();
    }

    private Instant from(CodeOffer offer) {
        return offer.from().orElseGet(() -> clock.instant().plusSeconds(Wait.A_WHILE));
    }
}
