package org.briefsiegel.recipient.about;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;
import org.briefsiegel.recipient.filter.Guard;
import org.briefsiegel.recipient.layout.Pages;
import org.briefsiegel.recipient.link.Link;
import org.briefsiegel.recipient.visit.LinkPages;
import org.briefsiegel.recipient.visit.Visits;
import org.briefsiegel.transfer.api.Sender;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a practice has to say of itself by law, where it has given words rather than an address. */
@Component(
        service = LegalResource.class,
        property = "osgi.jaxrs.resource:Boolean=true",
        reference = @Reference(name = "guard", service = Guard.class))
@Path(Link.PATH)
public final class LegalResource {

    private final Pages pages;
    private final Visits visits;

    @Activate
    public LegalResource(@Reference LinkPages shared) {
        this.pages = shared.pages(LegalResource.class);
        this.visits = shared.visits();
    }

    @GET
    @Path("imprint")
    public Response imprint(@PathParam("link") String link, @Context HttpHeaders headers, @Context UriInfo uri) {
        return words(link, headers, uri, "layout.imprint", Sender::imprint);
    }

    @GET
    @Path("privacy")
    public Response privacy(@PathParam("link") String link, @Context HttpHeaders headers, @Context UriInfo uri) {
        return words(link, headers, uri, "layout.privacy", Sender::privacy);
    }

    private Response words(
            String link, HttpHeaders headers, UriInfo uri, String heading, Function<Sender, String> words) {
        return visits.visit(link, headers, uri, visit -> {
            String text = words.apply(visit.letter().sender());
            return text.isEmpty() || isAddress(text)
                    ? visits.unknown(visit.locale())
                    : pages.words(visit, pages.shared(visit.locale()).text(heading), text)
                            .build();
        });
    }

    private static boolean isAddress(String text) {
        return text.startsWith("https://");
    }
}
