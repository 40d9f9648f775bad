package org.briefsiegel.desk.overview;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.briefsiegel.desk.window.Asset;
import org.briefsiegel.recipient.filter.Guard;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the overview needs beside the style sheet of all windows. */
@Component(
        service = OverviewAssets.class,
        property = "osgi.jaxrs.resource:Boolean=true",
        reference = @Reference(name = "guard", service = Guard.class))
@Path("/w/assets/overview.css")
public final class OverviewAssets {

    private static final Asset STYLES = new Asset(OverviewAssets.class, "overview.css", "text/css;charset=utf-8");

    /** Its name, with its version. */
    static final String SHEET = "overview.css?v=" + STYLES.version();

    @GET
    public Response get(@Context Request request) {
        return STYLES.answer(request);
    }
}
