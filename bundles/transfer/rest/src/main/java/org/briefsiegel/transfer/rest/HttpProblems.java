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
            byte[] problem = Answers.plain(response.getStatus(), name(response.getStatus()), locale);
            response.setEntity(problem, new Annotation[0], Answers.PROBLEM);
        }
    }

    private static boolean hasBody(ContainerRequestContext request) {
        return request.getLength() > 0 || request.getHeaders().containsKey("Transfer-Encoding");
    }

    private static String name(int status) {
        return switch (status) {
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 415 -> "unsupported-media-type";
            default -> status < 500 ? "invalid-request" : "unavailable";
        };
    }
}
