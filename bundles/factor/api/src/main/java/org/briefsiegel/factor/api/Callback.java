package org.briefsiegel.factor.api;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A recipient who comes back from elsewhere, in the browser in which they went.
 *
 * @param destination where they were sent, see {@link RedirectRequest#destination()}
 * @param returnTo where they came back, see {@link RedirectRequest#returnTo()}
 * @param token that of the beginning; the host has compared it with what came back
 * @param state what {@link Redirect.To#state()} was
 * @param parameters the query that came back; of a name that is there twice, nothing
 * @param locale the reader's language, for reasons
 */
public record Callback(
        String destination, URI returnTo, String token, String state, Map<String, String> parameters, Locale locale) {

    public Callback {
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(returnTo, "returnTo");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(state, "state");
        parameters = Map.copyOf(parameters);
        Objects.requireNonNull(locale, "locale");
    }

    @Override
    public String toString() {
        return "Callback[" + destination + "]";
    }
}
