package org.briefsiegel.recipient.layout;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** The style sheet and the one small script, cached by the browser until they change. */
@Component(service = AssetsResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Path("/assets")
public final class AssetsResource {

    private static final Map<String, Asset> ASSETS = Map.of(
            "briefsiegel.css", new Asset(read("briefsiegel.css"), "text/css;charset=utf-8"),
            "briefsiegel.js", new Asset(read("briefsiegel.js"), "text/javascript;charset=utf-8"),
            "briefsiegel.svg", new Asset(read("briefsiegel.svg"), "image/svg+xml"));

    /** Changes with the content of any asset; part of their addresses. */
    static final String VERSION = hash();

    private record Asset(byte[] content, String mediaType) {}

    @GET
    @Path("{name}")
    public Response get(@PathParam("name") String name, @QueryParam("v") String version, @Context Request request) {
        Asset asset = ASSETS.get(name);
        if (asset == null) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        EntityTag tag = new EntityTag(VERSION);
        return Optional.ofNullable(request.evaluatePreconditions(tag))
                .orElseGet(() -> Response.ok(asset.content(), asset.mediaType()))
                .tag(tag)
                .header("Cache-Control", VERSION.equals(version) ? "public, max-age=31536000, immutable" : "no-cache")
                .build();
    }

    private static byte[] read(String name) {
        try (InputStream in = AssetsResource.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(name, fault);
        }
    }

    private static String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ASSETS.keySet().stream()
                    .sorted()
                    .forEach(name -> digest.update(ASSETS.get(name).content()));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
