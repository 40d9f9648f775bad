package org.briefsiegel.desk.overview;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.briefsiegel.recipient.filter.Guard;
import org.briefsiegel.transfer.api.TransferSearch;
import org.briefsiegel.transfer.api.TransferService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The list of the practice's transfers; its address says what it shows. */
@Component(
        service = OverviewResource.class,
        property = "osgi.jaxrs.resource:Boolean=true",
        reference = @Reference(name = "guard", service = Guard.class))
@Path("/w/{ticket}/transfers")
public final class OverviewResource {

    private static final int OK = 200;

    private final OverviewPages pages;
    private final ListPage list;

    @Activate
    public OverviewResource(
            @Reference OverviewPages pages, @Reference TransferSearch search, @Reference TransferService service) {
        this.pages = pages;
        this.list = new ListPage(search, new PluginLabels(service), pages.settings());
    }

    @GET
    public Response list(@PathParam("ticket") String ticket, @Context HttpHeaders headers, @Context UriInfo address) {
        ListQuery query = OverviewPages.query(address);
        return pages.get(ticket, headers, visit -> pages.draw(OK, "list.ftlh", visit, query, list.model(visit, query)));
    }
}
