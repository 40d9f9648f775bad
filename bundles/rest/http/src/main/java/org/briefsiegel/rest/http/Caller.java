package org.briefsiegel.rest.http;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Locale;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.rest.problem.Texts;

/** Who calls what is {@link PracticeApi}, and how they want to be spoken to: a bean of one request ({@code @BeanParam}). */
public final class Caller {

    @Context
    private SecurityContext security;

    @Context
    private HttpHeaders headers;

    /** Whose key it is. */
    public Practice practice() {
        return ((AuthenticationFilter.PracticePrincipal) security.getUserPrincipal()).practice();
    }

    /** Id of the practice. */
    public String id() {
        return practice().id();
    }

    /** German or English. */
    public Locale locale() {
        return Texts.locale(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
