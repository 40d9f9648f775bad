package org.briefsiegel.rest.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.platform.ratelimit.RateLimit;
import org.briefsiegel.rest.problem.ApiTexts;
import org.briefsiegel.rest.problem.RefusedException;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Keeps each practice to its number of requests in a minute, and at once. */
@Component(
        service = ThrottleFilter.class,
        configurationPid = "org.briefsiegel.rest.http",
        property = "osgi.jaxrs.extension:Boolean=true")
@PracticeApi
@Priority(Priorities.AUTHORIZATION)
public final class ThrottleFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Duration A_MOMENT = Duration.ofMillis(500);
    private static final ApiTexts TEXTS = new ApiTexts(ThrottleFilter.class);

    private final RateLimit rate;
    private final ConcurrencyLimit atOnce;

    @Activate
    public ThrottleFilter(Config config) {
        this(config.requestsPerMinute(), config.requestsAtOnce());
    }

    public ThrottleFilter(int requestsPerMinute, int requestsAtOnce) {
        this.rate = new RateLimit(requestsPerMinute);
        this.atOnce = new ConcurrencyLimit(requestsAtOnce);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String practice = request.getSecurityContext().getUserPrincipal().getName();
        Locale locale = ApiTexts.locale(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Optional<Duration> wait = rate.take(practice);
        if (wait.isPresent()) {
            throw refused("detail.rate-limited-over-time", locale, wait.get());
        }
        request.setProperty(
                ConcurrencyLimit.Permit.class.getName(),
                atOnce.acquire(practice).orElseThrow(() -> refused("detail.rate-limited", locale, A_MOMENT)));
    }

    private static RefusedException refused(String detail, Locale locale, Duration wait) {
        return new RefusedException(
                Refusal.of(Problem.RATE_LIMITED, TEXTS.text(locale, detail)).after(wait));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(ConcurrencyLimit.Permit.class.getName()) instanceof ConcurrencyLimit.Permit permit) {
            permit.close();
        }
    }
}
