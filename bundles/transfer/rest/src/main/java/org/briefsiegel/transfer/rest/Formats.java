package org.briefsiegel.transfer.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.briefsiegel.transfer.api.Reply;

/** Answers that come in several formats, as {@code Accept} asks; JSON where it doesn't. */
final class Formats {

    static final MediaType CSV = new MediaType("text", "csv");
    static final MediaType PDF = new MediaType("application", "pdf");

    private Formats() {}

    /** What is answered in the format that the caller likes best; 406 where we have none of those. */
    static Reply<Response> answer(Request request, Function<MediaType, Reply<Response>> answer, MediaType... others) {
        List<Variant> variants = Stream.concat(Stream.of(MediaType.APPLICATION_JSON_TYPE), Stream.of(others))
                .flatMap(format -> Variant.mediaTypes(format).build().stream())
                .toList();
        return Optional.ofNullable(request.selectVariant(variants))
                .map(Variant::getMediaType)
                .map(answer)
                .orElseGet(() -> Reply.done(
                        Response.status(Response.Status.NOT_ACCEPTABLE).build()));
    }

    /** Something to be saved under a name. */
    static Response file(byte[] content, MediaType format, String name) {
        return Response.ok(content, format)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
