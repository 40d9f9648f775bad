package org.briefsiegel.rest.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.time.Duration;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.osgi.service.component.annotations.Component;

/** Gives a refusal its status and its headers; {@link ProblemFilter} finds the words, since it knows the caller's language. */
@Component(service = RefusalMapper.class, property = "osgi.jaxrs.extension:Boolean=true")
public final class RefusalMapper implements ExceptionMapper<RefusedException> {

    private static final long ALMOST_A_SECOND = 999_999_999;

    @Override
    public Response toResponse(RefusedException refused) {
        Refusal refusal = refused.refusal();
        Response.ResponseBuilder response =
                Response.status(ProblemType.status(refusal.problem())).entity(refusal);
        if (refusal.problem() == Problem.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"briefsiegel\"");
        }
        refusal.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
        return response.build();
    }

    /** Rounded up, so that who waits so long has waited long enough. */
    private static long seconds(Duration wait) {
        return wait.plusNanos(ALMOST_A_SECOND).toSeconds();
    }
}
