package org.briefsiegel.rest.http;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.briefsiegel.rest.problem.ApiTexts;
import org.briefsiegel.rest.problem.ProblemFilter;
import org.briefsiegel.rest.problem.RefusedException;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;

/** Answers that come in several formats, as {@code Accept} asks; JSON where it doesn't. */
public final class Formats {

    public static final MediaType CSV = new MediaType("text", "csv");
    public static final MediaType PDF = new MediaType("application", "pdf");

    /** A caller that reads problems reads JSON: generated clients name what they get when a call fails, and nothing else. */
    private static final MediaType PROBLEM = MediaType.valueOf(ProblemFilter.PROBLEM);

    private static final Duration A_PAPER = Duration.ofSeconds(5);
    private static final ApiTexts TEXTS = new ApiTexts(Formats.class);

    private Formats() {}

    /**
     * Which of JSON and these others the caller likes best; JSON where it is called a problem.
     *
     * @throws NotAcceptableException where we have none of those that it takes
     */
    public static MediaType accepted(Request request, MediaType... others) {
        List<Variant> variants = Stream.concat(
                        Stream.of(MediaType.APPLICATION_JSON_TYPE),
                        Stream.concat(Stream.of(others), Stream.of(PROBLEM)))
                .flatMap(format -> Variant.mediaTypes(format).build().stream())
                .toList();
        return Optional.ofNullable(request.selectVariant(variants))
                .map(Variant::getMediaType)
                .map(format -> format.equals(PROBLEM) ? MediaType.APPLICATION_JSON_TYPE : format)
                .orElseThrow(NotAcceptableException::new);
    }

    /**
     * What was printed.
     *
     * @param printed empty where too much was being printed
     * @param name of the file, without its ending
     * @throws RefusedException where there is nothing
     */
    public static Response paper(Optional<byte[]> printed, String name, Locale locale) {
        byte[] pdf = printed.orElseThrow(
                () -> new RefusedException(Refusal.of(Problem.UNAVAILABLE, TEXTS.text(locale, "detail.printing"))
                        .after(A_PAPER)));
        return file(pdf, PDF, name + ".pdf");
    }

    /** Something to be saved under a name. */
    public static Response file(byte[] content, MediaType format, String name) {
        return Response.ok(content, format)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
