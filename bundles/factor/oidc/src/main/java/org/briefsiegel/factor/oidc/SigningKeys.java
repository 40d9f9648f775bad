package org.briefsiegel.factor.oidc;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The keys that a provider signs with (RFC 7517, 5): read anew after five minutes, and once more where something is signed with one
 * that isn't among them. No thread of its own reads them, so that none is left when the factor is taken out. Usable from any thread;
 * calls block on the provider.
 */
final class SigningKeys {

    /** For so long one counts that the provider has withdrawn. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final ProviderHttp http;
    private final Remembered<JWKSet> keys;

    SigningKeys(ProviderHttp http, Clock clock) {
        this.http = http;
        this.keys = new Remembered<>(LIFE, clock);
    }

    /**
     * Those that may have signed something; maybe none.
     *
     * @throws RemoteKeySourceException where the provider is away
     */
    List<JWK> select(JWKSelector selector, URI address, Deadline deadline) throws RemoteKeySourceException {
        try {
            JWKSet known = keys.get(deadline, () -> read(address, deadline));
            List<JWK> found = selector.select(known);
            return found.isEmpty()
                    ? selector.select(keys.instead(known, deadline, () -> read(address, deadline)))
                    : found;
        } catch (IOException e) {
            throw new RemoteKeySourceException(e.getMessage(), e);
        }
    }

    private JWKSet read(URI address, Deadline deadline) throws IOException {
        try {
            return JWKSet.parse(http.get(address, deadline).getBody());
        } catch (ParseException e) {
            throw new IOException("the provider's keys can't be read", e);
        }
    }
}
