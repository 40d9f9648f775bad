package org.briefsiegel.transfer.window;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** What windows need beside the style sheet of all pages. */
@Component(service = WindowAssets.class, property = "osgi.jaxrs.resource:Boolean=true")
@Path("/w/assets")
public final class WindowAssets {

    private static final Map<String, String> STYLES_AND_SCRIPTS = Map.of(
            "window.css", "text/css;charset=utf-8",
            "window.js", "text/javascript;charset=utf-8");

    /** Changes with their content; part of their addresses. */
    static final String VERSION = HexFormat.of()
            .toHexDigits(STYLES_AND_SCRIPTS.keySet().stream()
                    .sorted()
                    .map(name -> Arrays.hashCode(read(name)))
                    .reduce(1, (all, one) -> 31 * all + one));

    @GET
    @Path("{name}")
    public Response get(@PathParam("name") String name, @Context Request request) {
        if (!STYLES_AND_SCRIPTS.containsKey(name)) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        EntityTag tag = new EntityTag(VERSION);
        return Optional.ofNullable(request.evaluatePreconditions(tag))
                .orElseGet(() -> Response.ok(read(name), STYLES_AND_SCRIPTS.get(name)))
                .tag(tag)
                .header("Cache-Control", "no-cache")
                .build();
    }

    private static byte[] read(String name) {
        try (InputStream in = WindowAssets.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(name, fault);
        }
    }
}
