package org.briefsiegel.rest.http;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Locale;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.rest.problem.ApiTexts;

/** Who calls what is {@link PracticeApi}, and how they want to be spoken to: a bean of one request ({@code @BeanParam}). */
public final class Caller {

    @Context
    private SecurityContext security;

    @Context
    private HttpHeaders headers;

    /**
     * Whose key it is.
     *
     * @throws RefusedException when nobody has asked for a key, so that a call without {@link PracticeApi} is closed to all
     */
    public Practice practice() {
        if (security.getUserPrincipal() instanceof AuthenticationFilter.PracticePrincipal caller) {
            return caller.practice();
        }
        throw AuthenticationFilter.unauthenticated(locale());
    }

    /** Id of the practice. */
    public String id() {
        return practice().id();
    }

    /** German or English. */
    public Locale locale() {
        return ApiTexts.locale(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
