package org.briefsiegel.transfer.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;

/** Answers that come in several formats, as {@code Accept} asks; JSON where it doesn't. */
final class Formats {

    static final MediaType CSV = new MediaType("text", "csv");
    static final MediaType PDF = new MediaType("application", "pdf");

    /** A caller that reads problems reads JSON: generated clients name what they get when a call fails, and nothing else. */
    private static final MediaType PROBLEM = new MediaType("application", "problem+json");

    private static final Duration A_PAPER = Duration.ofSeconds(5);

    private Formats() {}

    /** What is answered in the format that the caller likes best; 406 where we have none of those. */
    static Reply<Response> answer(Request request, Function<MediaType, Reply<Response>> answer, MediaType... others) {
        List<Variant> variants = Stream.concat(
                        Stream.of(MediaType.APPLICATION_JSON_TYPE),
                        Stream.concat(Stream.of(others), Stream.of(PROBLEM)))
                .flatMap(format -> Variant.mediaTypes(format).build().stream())
                .toList();
        return Optional.ofNullable(request.selectVariant(variants))
                .map(Variant::getMediaType)
                .map(answer)
                .orElseGet(() -> Reply.done(
                        Response.status(Response.Status.NOT_ACCEPTABLE).build()));
    }

    /** What was printed; 503 where too much was being printed. */
    static Reply<Response> paper(Optional<byte[]> printed, String name, Locale locale) {
        return printed.map(pdf -> Reply.done(file(pdf, PDF, name + ".pdf")))
                .orElseGet(() -> Reply.refused(Refusal.of(Problem.UNAVAILABLE, Texts.text(locale, "detail.printing"))
                        .after(A_PAPER)));
    }

    /** Something to be saved under a name. */
    static Response file(byte[] content, MediaType format, String name) {
        return Response.ok(content, format)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
