package org.briefsiegel.transfer.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.annotation.Annotation;
import java.util.Locale;
import org.osgi.service.component.annotations.Component;

/**
 * Gives the refusals of HTTP itself (unknown path, wrong method or media type) under {@code /api} our form. A refusal whose
 * request has a body ends the connection, and says so: what is left of the body may be unread, and a client that took the
 * connection for alive would lose its next request.
 */
@Component(property = "osgi.jaxrs.extension:Boolean=true")
public final class HttpProblems implements ContainerResponseFilter {

    private static final String API = "/api/";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean ours = request.getUriInfo().getRequestUri().getPath().startsWith(API);
        if (ours && response.getStatus() >= 400 && hasBody(request)) {
            response.getHeaders().putSingle("Connection", "close");
        }
        if (ours && response.getStatus() >= 400 && !Answers.PROBLEM.equals(response.getMediaType())) {
            Locale locale = Texts.locale(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
            ProblemType type = ProblemType.of(response.getStatus());
            byte[] problem = Answers.plain(type, response.getStatus(), locale);
            response.getHeaders().putSingle(HttpHeaders.LINK, type.link());
            response.setEntity(problem, new Annotation[0], Answers.PROBLEM);
        }
    }

    private static boolean hasBody(ContainerRequestContext request) {
        return request.getLength() > 0 || request.getHeaders().containsKey("Transfer-Encoding");
    }
}
