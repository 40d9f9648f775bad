package org.briefsiegel.recipient.download;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.platform.pages.Navigation;
import org.briefsiegel.recipient.link.Link;
import org.briefsiegel.recipient.link.Remark;
import org.briefsiegel.recipient.link.SessionCookie;
import org.briefsiegel.transfer.api.Download;
import org.briefsiegel.transfer.api.RecipientService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request for a document: sends it to who has a session for its link, and everybody else to the link's question.
 *
 * @param cookie what holds the sessions
 * @param withBytes whether it is a GET; a HEAD gets the same headers, and puts nothing on record
 * @param damaged the answer where the document can't be read
 */
record Fetch(
        RecipientService service,
        SessionCookie cookie,
        String link,
        int number,
        HttpHeaders headers,
        Request request,
        boolean withBytes,
        Supplier<Response> damaged) {

    private static final Logger LOG = LoggerFactory.getLogger(Fetch.class);

    /** Where a document is had by link, session and number; empty where this session doesn't get it. */
    @FunctionalInterface
    interface Source {

        Optional<Download> find(String link, String session, int number);
    }

    /**
     * The answer.
     *
     * @param manner headers that say how the browser is to deal with the document
     */
    Response answer(Source source, Function<Download, Map<String, String>> manner) {
        if (!Link.isPossible(link)) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        try {
            return sessions()
                    .flatMap(session -> source.find(link, session, number).stream())
                    .findFirst()
                    .map(download -> send(download, manner.apply(download)))
                    .orElseGet(this::withoutDocument);
        } catch (Unavailable away) {
            throw away;
        } catch (RuntimeException fault) {
            LOG.error("A download failed before it began", fault);
            return Response.serverError().build();
        }
    }

    private Response send(Download download, Map<String, String> manner) {
        EntityTag tag = new EntityTag(download.etag());
        Optional<Response.ResponseBuilder> precondition = Optional.ofNullable(request.evaluatePreconditions(tag));
        if (precondition.isPresent()) {
            return precondition.get().tag(tag).build();
        }
        ByteRange range = withBytes ? range(download) : new ByteRange.Whole();
        if (range instanceof ByteRange.Unsatisfiable) {
            return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + download.size())
                    .entity("")
                    .type("text/plain")
                    .build();
        }
        Response.ResponseBuilder response = range instanceof ByteRange.Part part
                ? bytes(206, download, part.from(), part.length())
                        .header(
                                "Content-Range",
                                "bytes " + part.from() + "-" + (part.from() + part.length() - 1) + "/"
                                        + download.size())
                : bytes(200, download, 0, download.size());
        manner.forEach(response::header);
        return response.tag(tag).build();
    }

    private Response.ResponseBuilder bytes(int status, Download download, long from, long length) {
        Response.ResponseBuilder response = Response.status(status)
                .type(download.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, length)
                .header("Accept-Ranges", "bytes");
        if (withBytes) {
            response.entity(new Transmission(download.content(), from, length, this::instead));
        }
        return response;
    }

    /** What is answered where no byte could be sent. */
    private Response instead(Exception failure) {
        if (failure instanceof Download.EndedException) {
            return withoutDocument();
        }
        return failure instanceof Download.DamagedException
                ? damaged.get()
                : Response.serverError().build();
    }

    /** A part of another version is of no use: {@code If-Range} wants the very same one (RFC 9110, 13.1.5). */
    private ByteRange range(Download download) {
        String range = Optional.ofNullable(headers.getHeaderString("Range")).orElse("");
        String condition =
                Optional.ofNullable(headers.getHeaderString("If-Range")).orElse("");
        boolean other = !condition.isEmpty() && !condition.strip().equals("\"" + download.etag() + "\"");
        return other ? new ByteRange.Whole() : ByteRange.of(range, download.size());
    }

    /**
     * With a session, there is no such document. Without one, a person is led back to the link's question; a program is refused,
     * since it would follow, and save the question as the document.
     */
    private Response withoutDocument() {
        Locale locale = Locale.GERMAN;
        boolean open = sessions()
                .anyMatch(session -> service.open(link, session, locale).isPresent());
        if (open || service.letter(link, given -> locale).isEmpty()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        return Navigation.isLikely(headers::getHeaderString) ? question() : unauthorized();
    }

    private Response question() {
        String ended = sessions().findAny().isPresent() ? "?" + Remark.ENDED.parameter() : "";
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, Link.address(link) + ended)
                .build();
    }

    /** The challenge is one that no browser has a dialogue for, but there must be one (RFC 9110, 15.5.2). */
    private Response unauthorized() {
        return Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Cookie realm=\"briefsiegel\"")
                .type("text/plain")
                .entity("")
                .build();
    }

    /** What the page has set, for several letters; the service knows what is worth anything. */
    private Stream<String> sessions() {
        return cookie.read(headers).stream();
    }
}
