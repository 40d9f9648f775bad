package org.briefsiegel.transfer.download;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.transfer.api.Download;
import org.briefsiegel.transfer.api.RecipientDesk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Streams a document to be looked at in the browser, by the browser's own means, where practice and media type allow it.
 * Nothing in it may run or load anything: a picture has an origin of its own. A PDF hasn't, because older releases of
 * Chromium show none in a sandbox that the answer asks for; its viewer runs in one of the browser's.
 */
@Component(
        service = PreviewResource.class,
        configurationPid = "org.briefsiegel.web",
        property = "osgi.jaxrs.resource:Boolean=true")
@Path("/d/{link}/preview/{number: [1-9][0-9]{0,3}}")
public final class PreviewResource {

    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** What Chromium's viewer puts around a PDF: the file itself as an object, and a style. */
    private static final String PDF = "; object-src 'self'; style-src 'unsafe-inline'";

    private static final String PICTURE = "; sandbox";

    private final RecipientDesk desk;
    private final String cookie;

    @Activate
    public PreviewResource(@Reference RecipientDesk desk, Config config) {
        this(desk, config.baseUrl());
    }

    PreviewResource(RecipientDesk desk, String baseUrl) {
        this.desk = desk;
        this.cookie = Fetch.cookie(baseUrl);
    }

    @GET
    public Response get(
            @PathParam("link") String link,
            @PathParam("number") int number,
            @Context HttpHeaders headers,
            @Context Request request) {
        return new Fetch(desk, cookie, link, number, headers, request, true).answer(PreviewResource::shown);
    }

    @HEAD
    public Response head(
            @PathParam("link") String link,
            @PathParam("number") int number,
            @Context HttpHeaders headers,
            @Context Request request) {
        return new Fetch(desk, cookie, link, number, headers, request, false).answer(PreviewResource::shown);
    }

    private static Optional<Map<String, String>> shown(Download download) {
        boolean pdf = download.mediaType().equals("application/pdf");
        return download.previewable()
                ? Optional.of(Map.of(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Disposition.inline(download.fileName()),
                        "Content-Security-Policy",
                        NOTHING + (pdf ? PDF : PICTURE)))
                : Optional.empty();
    }
}
