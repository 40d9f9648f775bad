package org.briefsiegel.rest.openapi;

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
import java.util.Optional;
import org.briefsiegel.rest.problem.ProblemType;
import org.osgi.service.component.annotations.Component;

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

    private final byte[] document = read(DOCUMENT);
    private final byte[] style = read(STYLE);

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
        return Response.ok(document, MediaType.APPLICATION_JSON_TYPE).build();
    }

    @GET
    @Path(PAGE)
    public Response page() {
        return Response.ok(Page.HTML, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
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

    /** Drawn when somebody asks for it first: the start of a server needn't wait for it. */
    private static final class Page {

        static final byte[] HTML = draw();

        private static byte[] draw() {
            try {
                return new OpenApiPage(new JsonMapper().readTree(read(DOCUMENT))).html();
            } catch (IOException fault) {
                throw new UncheckedIOException(DOCUMENT, fault);
            }
        }
    }
}
