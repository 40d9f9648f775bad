package org.briefsiegel.rest.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.rest.problem.ApiTexts;
import org.briefsiegel.rest.problem.RefusedException;
import org.briefsiegel.transfer.api.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Finds out by the API key which practice calls, and lets in those that the operator hasn't suspended. */
@Component(service = AuthenticationFilter.class, property = "osgi.jaxrs.extension:Boolean=true")
@PracticeApi
@Priority(Priorities.AUTHENTICATION)
public final class AuthenticationFilter implements ContainerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final ApiTexts TEXTS = new ApiTexts(AuthenticationFilter.class);

    /** None while the registry is away. Not a reason for this to go: without a filter nothing at all is served. */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<Practices> practices = List.of();

    @Activate
    public AuthenticationFilter() {}

    public AuthenticationFilter(Practices practices) {
        this.practices = List.of(practices);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Locale locale = ApiTexts.locale(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Practice practice =
                caller(request.getHeaderString(HttpHeaders.AUTHORIZATION)).orElseThrow(() -> unauthenticated(locale));
        if (practice.isSuspended()) {
            throw new RefusedException(Problem.PRACTICE_SUSPENDED, TEXTS.text(locale, "detail.practice-suspended"));
        }
        request.setSecurityContext(
                new Authenticated(practice, request.getSecurityContext().isSecure()));
    }

    static RefusedException unauthenticated(Locale locale) {
        return new RefusedException(Problem.UNAUTHENTICATED, TEXTS.text(locale, "detail.unauthenticated"));
    }

    /** RFC 6750, 2.1; the scheme's case doesn't matter (RFC 9110, 11.1). */
    private Optional<Practice> caller(String authorization) {
        return Optional.ofNullable(authorization)
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .filter(key -> !key.isEmpty())
                .flatMap(registry()::authenticate);
    }

    private Practices registry() {
        return practices.stream()
                .findFirst()
                .orElseThrow(() -> new Unavailable("there is nobody who knows the practices' keys"));
    }

    /** A practice that has shown its key. */
    record PracticePrincipal(Practice practice) implements Principal {

        @Override
        public String getName() {
            return practice.id();
        }
    }

    private record Authenticated(Practice practice, boolean isSecure) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return new PracticePrincipal(practice);
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return "BEARER";
        }
    }
}
