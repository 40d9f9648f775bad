package org.briefsiegel.rest.json;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Component;

/**
 * Calls a record under {@code /api} JSON, whatever {@code Accept} says: generated clients name what they get when a call fails, and nothing else.
 */
@Component(service = JsonTypeFilter.class, property = "osgi.jaxrs.extension:Boolean=true")
public final class JsonTypeFilter implements ContainerResponseFilter {

    private static final String API = "/api/";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Record && isOurs(request)) {
            response.setEntity(response.getEntity(), response.getEntityAnnotations(), MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private static boolean isOurs(ContainerRequestContext request) {
        return request.getUriInfo().getRequestUri().getPath().startsWith(API);
    }
}
