package org.briefsiegel.recipient.download;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.briefsiegel.platform.pages.DocumentHeaders;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.recipient.filter.Guard;
import org.briefsiegel.recipient.layout.Pages;
import org.briefsiegel.recipient.link.Link;
import org.briefsiegel.recipient.link.SessionCookie;
import org.briefsiegel.transfer.api.Download;
import org.briefsiegel.transfer.api.RecipientService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Streams a document to be saved under its name. */
@Component(
        service = DownloadResource.class,
        property = "osgi.jaxrs.resource:Boolean=true",
        reference = @Reference(name = "guard", service = Guard.class))
@Path(Link.PATH + "/documents/{number: [1-9][0-9]{0,3}}")
public final class DownloadResource {

    private final RecipientService service;
    private final SessionCookie cookie;
    private final DamagedPage damaged;

    @Activate
    public DownloadResource(@Reference RecipientService service, @Reference Site site) {
        this(service, site.tls(), new Pages(site.zone()));
    }

    DownloadResource(RecipientService service, boolean tls, Pages pages) {
        this.service = service;
        this.cookie = new SessionCookie(tls);
        this.damaged = new DamagedPage(service, pages);
    }

    @GET
    public Response get(
            @PathParam("link") String link,
            @PathParam("number") int number,
            @Context HttpHeaders headers,
            @Context Request request,
            @Context UriInfo uri) {
        return new Fetch(service, cookie, link, number, headers, request, true, () -> damaged.of(link, headers, uri))
                .answer(service::download, DownloadResource::saved);
    }

    /** Of its own, because a made-up HEAD would run the download, and put it on record. */
    @HEAD
    public Response head(
            @PathParam("link") String link,
            @PathParam("number") int number,
            @Context HttpHeaders headers,
            @Context Request request,
            @Context UriInfo uri) {
        return new Fetch(service, cookie, link, number, headers, request, false, () -> damaged.of(link, headers, uri))
                .answer(service::download, DownloadResource::saved);
    }

    private static Map<String, String> saved(Download download) {
        return DocumentHeaders.saved(download.fileName());
    }
}
