package org.briefsiegel.factor.api;

import java.net.URI;
import java.util.Objects;

/**
 * A recipient who goes elsewhere to be recognized.
 *
 * @param destination name of the destination, one of the prompt's
 * @param returnTo where the other side sends the browser back to; the same for all recipients, so that it can be registered there
 * @param token has to come back as the query parameter {@code state}: a secret of this beginning, 160 random bits
 * @param reader who goes
 */
public record RedirectRequest(String destination, URI returnTo, String token, Reader reader) {

    public RedirectRequest {
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(returnTo, "returnTo");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(reader, "reader");
    }

    @Override
    public String toString() {
        return "RedirectRequest[" + destination + "]";
    }
}
