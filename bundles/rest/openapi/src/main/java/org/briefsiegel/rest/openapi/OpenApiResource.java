package org.briefsiegel.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.rest.problem.ProblemType;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.TransferService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The description of this API, for programs and for people; it needs no key. */
@Component(service = OpenApiResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Path("/api/v1")
@Hidden
public final class OpenApiResource {

    private static final String DOCUMENT = "openapi.json";
    private static final String PAGE = "docs";
    private static final String STYLE = "docs.css";

    private static final String INDEX =
            "{\"openapi\":\"/api/v1/" + DOCUMENT + "\",\"documentation\":\"" + ProblemType.PAGE + "\"}";

    private final TransferService service;
    private final JsonNode general = parsed(read(DOCUMENT));
    private final byte[] style = read(STYLE);
    private volatile Description description;

    @Activate
    public OpenApiResource(@Reference TransferService service) {
        this.service = service;
    }

    /** Where the two are: for a program as JSON, for a person by leading there. */
    @GET
    public Response index(@Context HttpHeaders headers) {
        String accept =
                Optional.ofNullable(headers.getHeaderString(HttpHeaders.ACCEPT)).orElse("");
        return accept.contains(MediaType.TEXT_HTML)
                ? Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, ProblemType.PAGE)
                        .build()
                : Response.ok(INDEX, MediaType.APPLICATION_JSON_TYPE).build();
    }

    @GET
    @Path(DOCUMENT)
    public Response document() {
        return Response.ok(current().json(), MediaType.APPLICATION_JSON_TYPE).build();
    }

    @GET
    @Path(PAGE)
    public Response page() {
        return Response.ok(current().html(), MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }

    @GET
    @Path(STYLE)
    public Response style() {
        return Response.ok(style, "text/css; charset=UTF-8").build();
    }

    private static byte[] read(String name) {
        try (InputStream in = OpenApiResource.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(name, fault);
        }
    }

    /** As it is now. Made anew only when plug-ins have come or gone. */
    private Description current() {
        Capabilities installed = service.installed(Locale.ENGLISH);
        Description last = description;
        if (last == null || !last.installed().equals(installed)) {
            last = Description.of(general, installed);
            description = last;
        }
        return last;
    }

    private static JsonNode parsed(byte[] json) {
        try {
            return new JsonMapper().readTree(json);
        } catch (IOException fault) {
            throw new UncheckedIOException(DOCUMENT, fault);
        }
    }

    /** What is read by programs, and by people. */
    private record Description(Capabilities installed, byte[] json, byte[] html) {

        static Description of(JsonNode general, Capabilities installed) {
            JsonNode document = InstalledPlugIns.in(general, installed);
            return new Description(
                    installed,
                    document.toPrettyString().getBytes(StandardCharsets.UTF_8),
                    new OpenApiPage(document).html());
        }
    }
}
