package org.briefsiegel.transfer.overview;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.Map;
import org.briefsiegel.platform.domains.Domains;
import org.briefsiegel.platform.pages.PostedForm;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.transfer.api.TransferDesk;
import org.briefsiegel.transfer.api.Window;
import org.briefsiegel.transfer.api.WindowDesk;
import org.briefsiegel.transfer.paper.Papers;
import org.briefsiegel.transfer.window.Visit;
import org.briefsiegel.transfer.window.WindowPages;
import org.briefsiegel.transfer.window.WindowSessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The practice's transfers, for who is in front of a window that was opened for them. */
@Component(
        service = OverviewResource.class,
        configurationPid = "org.briefsiegel.web",
        property = "osgi.jaxrs.resource:Boolean=true")
@Path("/w/{ticket}/transfers")
public final class OverviewResource {

    private final WindowPages pages;
    private final WindowSessions sessions;
    private final OverviewWindow overview;

    @interface Config {
        /** How people reach this server. */
        String baseUrl() default "http://localhost:8080";

        /** Where the times on pages are meant. */
        String timeZone() default "Europe/Vienna";
    }

    @Activate
    public OverviewResource(
            @Reference WindowDesk windows,
            @Reference TransferDesk desk,
            @Reference Practices practices,
            Config config) {
        ZoneId zone = ZoneId.of(config.timeZone());
        this.pages = new WindowPages(OverviewResource.class, zone);
        this.sessions = new WindowSessions(windows, practices::find, pages, Domains.uri(config.baseUrl()));
        this.overview = new OverviewWindow(desk, pages, new Papers(zone));
    }

    @GET
    public Response list(@PathParam("ticket") String ticket, @Context HttpHeaders headers) {
        return sessions.get(ticket, headers, visit -> answer(visit, new Form(Map.of())));
    }

    @POST
    public Response post(@PathParam("ticket") String ticket, @Context HttpHeaders headers, InputStream body) {
        return sessions.post(ticket, headers, visit -> answer(visit, new Form(PostedForm.read(body))));
    }

    private Response answer(Visit visit, Form form) {
        return visit.window() instanceof Window.Overview ? overview.answer(visit, form) : pages.closed(visit.locale());
    }
}
