package org.briefsiegel.platform.cxf;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.briefsiegel.platform.availability.Unavailable;

/** Says with every 503 when to ask again, whoever answers it. */
final class AskAgain implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean unavailable = response.getStatus() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode();
        if (unavailable && !response.getHeaders().containsKey(HttpHeaders.RETRY_AFTER)) {
            response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, Unavailable.RETRY_SECONDS);
        }
    }
}
