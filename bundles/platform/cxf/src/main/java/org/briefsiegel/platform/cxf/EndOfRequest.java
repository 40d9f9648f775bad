package org.briefsiegel.platform.cxf;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;

/** Ends the body of a request once its answer is known. */
final class EndOfRequest implements ContainerResponseFilter {

    @Context
    private HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context, ContainerResponseContext response) {
        if (request.getAttribute(LeftUnread.ATTRIBUTE) instanceof LeftUnread body) {
            body.answered();
        }
    }
}
