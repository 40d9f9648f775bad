package org.briefsiegel.desk.window;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.recipient.filter.Guard;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What windows need beside the style sheet of all pages. */
@Component(
        service = WindowAssets.class,
        property = "osgi.jaxrs.resource:Boolean=true",
        reference = @Reference(name = "guard", service = Guard.class))
@Path("/w/assets")
public final class WindowAssets {

    private static final String CSS = "text/css;charset=utf-8";
    private static final String SCRIPT = "text/javascript;charset=utf-8";

    private static final Map<String, Asset> ASSETS = Stream.of("window.css", "window.js")
            .collect(Collectors.toMap(
                    Function.identity(),
                    name -> new Asset(WindowAssets.class, name, name.endsWith(".css") ? CSS : SCRIPT)));

    /** Changes with their content; part of their addresses. */
    static final String VERSION =
            ASSETS.values().stream().map(Asset::version).sorted().collect(Collectors.joining());

    @GET
    @Path("{name}")
    public Response get(@PathParam("name") String name, @Context Request request) {
        return Optional.ofNullable(ASSETS.get(name))
                .map(asset -> asset.answer(request))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
    }
}
