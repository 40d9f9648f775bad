package org.briefsiegel.desk.window;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A style sheet or a script that lies beside a class. */
public final class Asset {

    private final String mediaType;
    private final byte[] content;

    /**
     * An asset of a bundle.
     *
     * @param beside the class beside which it lies
     */
    public Asset(Class<?> beside, String name, String mediaType) {
        this.mediaType = mediaType;
        this.content = read(beside, name);
    }

    /** Changes with its content; part of its address. */
    public String version() {
        return HexFormat.of().toHexDigits(Arrays.hashCode(content));
    }

    public Response answer(Request request) {
        EntityTag tag = new EntityTag(version());
        return Optional.ofNullable(request.evaluatePreconditions(tag))
                .orElseGet(() -> Response.ok(content, mediaType))
                .tag(tag)
                .header("Cache-Control", "no-cache")
                .build();
    }

    private static byte[] read(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(name, fault);
        }
    }
}
