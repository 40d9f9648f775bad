package org.briefsiegel.recipient.branding;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.briefsiegel.transfer.api.RecipientService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A practice's colour and logo. Their addresses name what they show, not whose it is nor which letter is read, and so stay
 * in a browser's cache without telling anything.
 */
@Component(service = BrandingResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Path("/assets/stationery")
public final class BrandingResource {

    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private final RecipientService service;

    @Activate
    public BrandingResource(@Reference RecipientService service) {
        this.service = service;
    }

    @GET
    @Path("{colour: [0-9a-f]{6}}.css")
    public Response colour(@PathParam("colour") String colour) {
        return Response.ok(Branding.of("#" + colour).css(), "text/css;charset=utf-8")
                .header("Cache-Control", FOR_GOOD)
                .build();
    }

    @GET
    @Path("{hash: [0-9a-f]{64}}")
    public Response logo(@PathParam("hash") String hash) {
        return service.logo(hash)
                .map(logo -> Response.ok(logo.content(), logo.mediaType())
                        .header("Cache-Control", FOR_GOOD)
                        .build())
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
    }
}
