package org.briefsiegel.rest.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.Locale;
import org.briefsiegel.transfer.api.Refusal;
import org.osgi.service.component.annotations.Component;

/**
 * Gives every refusal under {@code /api} one form, those of HTTP itself (unknown path, wrong method or media type) too. A refusal
 * whose request has a body ends the connection, and says so: what is left of the body may be unread, and a client that took
 * the connection for alive would lose its next request.
 */
@Component(service = ProblemFilter.class, property = "osgi.jaxrs.extension:Boolean=true")
public final class ProblemFilter implements ContainerResponseFilter {

    /** Media type of a problem. */
    public static final String PROBLEM = "application/problem+json";

    private static final String API = "/api/";
    private static final int FIRST_REFUSAL = 400;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < FIRST_REFUSAL || !isOurs(request)) {
            return;
        }
        ProblemJson problem = problem(response, ApiTexts.locale(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
        response.getHeaders().putSingle(HttpHeaders.LINK, problem.type().link());
        response.setEntity(Problems.bytes(problem), new Annotation[0], MediaType.valueOf(PROBLEM));
        if (hasBody(request)) {
            response.getHeaders().putSingle("Connection", "close");
        }
    }

    private static boolean isOurs(ContainerRequestContext request) {
        return request.getUriInfo().getRequestUri().getPath().startsWith(API);
    }

    private static ProblemJson problem(ContainerResponseContext response, Locale locale) {
        return response.getEntity() instanceof Refusal refusal
                ? Problems.of(refusal, locale)
                : Problems.plain(ProblemType.of(response.getStatus()), response.getStatus(), locale);
    }

    private static boolean hasBody(ContainerRequestContext request) {
        return request.getLength() > 0 || request.getHeaders().containsKey("Transfer-Encoding");
    }
}
