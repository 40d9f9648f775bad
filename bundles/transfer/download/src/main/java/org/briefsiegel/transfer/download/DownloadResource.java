package org.briefsiegel.transfer.download;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.briefsiegel.transfer.api.Download;
import org.briefsiegel.transfer.api.RecipientDesk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Streams a document to who has a session for its link; everybody else is led to the link's question. */
@Component(service = DownloadResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Path("/d/{link}/documents/{number: [1-9][0-9]{0,3}}")
public final class DownloadResource {

    private static final Logger LOG = LoggerFactory.getLogger(DownloadResource.class);
    private static final Pattern LINK = Pattern.compile("[0-9a-v]{32}");

    private static final int MOST_SESSIONS = 10;
    private static final List<String> COOKIES = List.of("__Host-briefsiegel-session", "briefsiegel-session");

    private final RecipientDesk desk;

    @Activate
    public DownloadResource(@Reference RecipientDesk desk) {
        this.desk = desk;
    }

    @GET
    public Response get(
            @PathParam("link") String link,
            @PathParam("number") int number,
            @Context HttpHeaders headers,
            @Context Request request) {
        return answer(link, number, headers, request, true);
    }

    /** Of its own, because a made-up HEAD would run the download, and put it on record. */
    @HEAD
    public Response head(
            @PathParam("link") String link,
            @PathParam("number") int number,
            @Context HttpHeaders headers,
            @Context Request request) {
        return answer(link, number, headers, request, false);
    }

    private Response answer(String link, int number, HttpHeaders headers, Request request, boolean withBytes) {
        if (!LINK.matcher(link).matches()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        try {
            return sessions(headers)
                    .flatMap(session -> desk.download(link, session, number).stream())
                    .findFirst()
                    .map(download -> send(download, headers, request, withBytes))
                    .orElseGet(() -> withoutDocument(link, headers));
        } catch (RuntimeException fault) {
            LOG.error("A download failed before it began", fault);
            return Response.serverError().build();
        }
    }

    private static Response send(Download download, HttpHeaders headers, Request request, boolean withBytes) {
        EntityTag tag = new EntityTag(download.etag());
        Optional<Response.ResponseBuilder> precondition = Optional.ofNullable(request.evaluatePreconditions(tag));
        if (precondition.isPresent()) {
            return precondition.get().tag(tag).build();
        }
        ByteRange range = withBytes ? range(download, headers) : new ByteRange.Whole();
        if (range instanceof ByteRange.Unsatisfiable) {
            return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + download.size())
                    .entity("")
                    .type("text/plain")
                    .build();
        }
        if (range instanceof ByteRange.Part part) {
            return bytes(206, download, tag, part.from(), part.length(), withBytes)
                    .header(
                            "Content-Range",
                            "bytes " + part.from() + "-" + (part.from() + part.length() - 1) + "/" + download.size())
                    .build();
        }
        return bytes(200, download, tag, 0, download.size(), withBytes).build();
    }

    private static Response.ResponseBuilder bytes(
            int status, Download download, EntityTag tag, long from, long length, boolean withBytes) {
        Response.ResponseBuilder response = Response.status(status)
                .type(download.mediaType())
                .tag(tag)
                .header(HttpHeaders.CONTENT_LENGTH, length)
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(download.fileName()))
                .header("Accept-Ranges", "bytes");
        if (withBytes) {
            response.entity((StreamingOutput) out -> download.content().writeTo(out, from, length));
        }
        return response;
    }

    /** A part of another version is of no use: {@code If-Range} wants the very same one (RFC 9110, 13.1.5). */
    private static ByteRange range(Download download, HttpHeaders headers) {
        String range = Optional.ofNullable(headers.getHeaderString("Range")).orElse("");
        String condition =
                Optional.ofNullable(headers.getHeaderString("If-Range")).orElse("");
        boolean other = !condition.isEmpty() && !condition.strip().equals("\"" + download.etag() + "\"");
        return other ? new ByteRange.Whole() : ByteRange.of(range, download.size());
    }

    /** With a session, there is no such document; without one, a known link leads back to its question. */
    private Response withoutDocument(String link, HttpHeaders headers) {
        Locale locale = Locale.GERMAN;
        boolean open = sessions(headers)
                .anyMatch(session -> desk.open(link, session, locale).isPresent());
        if (open || desk.letter(link, locale).isEmpty()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/d/" + link)
                .build();
    }

    /** What the page has set for several letters, over TLS or not; the desk knows what is worth anything. */
    private static Stream<String> sessions(HttpHeaders headers) {
        return COOKIES.stream()
                .flatMap(name -> Stream.ofNullable(headers.getCookies().get(name)))
                .flatMap(cookie -> Stream.of(cookie.getValue().split("\\.")))
                .limit(MOST_SESSIONS)
                .filter(session -> !session.isBlank());
    }
}
