package org.briefsiegel.transfer.window;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** What windows need beside the style sheet of all pages. */
@Component(service = WindowAssets.class, property = "osgi.jaxrs.resource:Boolean=true")
@Path("/w/assets")
public final class WindowAssets {

    private static final Asset STYLES = new Asset(WindowAssets.class, "window.css", "text/css;charset=utf-8");
    private static final Asset SCRIPT = new Asset(WindowAssets.class, "window.js", "text/javascript;charset=utf-8");
    private static final Map<String, Asset> ASSETS = Map.of("window.css", STYLES, "window.js", SCRIPT);

    /** Changes with their content; part of their addresses. */
    static final String VERSION = STYLES.version() + SCRIPT.version();

    @GET
    @Path("{name}")
    public Response get(@PathParam("name") String name, @Context Request request) {
        return Optional.ofNullable(ASSETS.get(name))
                .map(asset -> asset.answer(request))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
    }
}
