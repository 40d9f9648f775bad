package org.briefsiegel.rest.json;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.osgi.service.component.annotations.Component;

/**
 * Names what is read under {@code /api} by a tag of its content, and answers "not modified" to who has it already
 * (RFC 9110, 13.1.2): so that a practice system can ask for a transfer's state often, at the price of a header.
 */
@Component(service = EntityTagFilter.class, property = "osgi.jaxrs.extension:Boolean=true")
public final class EntityTagFilter implements ContainerResponseFilter {

    private static final String API = "/api/";
    private static final int BYTES = 16;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() != Response.Status.OK.getStatusCode()
                || !request.getMethod().equals(HttpMethod.GET)
                || !request.getUriInfo().getRequestUri().getPath().startsWith(API)) {
            return;
        }
        if (response.getEntity() instanceof Record answer) {
            response.setEntity(Json.bytes(answer), response.getEntityAnnotations(), MediaType.APPLICATION_JSON_TYPE);
        }
        if (response.getEntity() instanceof byte[] content) {
            tag(new EntityTag(digest(content)), request, response);
        }
    }

    private static void tag(EntityTag tag, ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        if (request.getRequest().evaluatePreconditions(tag) != null) {
            response.setStatus(Response.Status.NOT_MODIFIED.getStatusCode());
            response.setEntity(null);
        }
    }

    private static String digest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
