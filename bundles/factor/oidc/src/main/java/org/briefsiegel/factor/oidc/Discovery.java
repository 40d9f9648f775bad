package org.briefsiegel.factor.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a provider says of itself: its addresses, and the keys that it signs with. Read when somebody first goes there, and anew after
 * an hour; keys also when something is signed with one that isn't known. Usable from any thread; calls block on the provider.
 */
final class Discovery {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final int LONGEST_ANSWER = 256 * 1024;

    /** Signatures that only the provider can make: neither {@code none} nor one by the client's own password. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.copyOf(JWSAlgorithm.Family.SIGNATURE);

    private final Issuer issuer;
    private final int timeoutMillis;
    private final Clock clock;
    private final Outage outage;
    private volatile Known known = new Known(null, null, Instant.MIN);

    Discovery(Issuer issuer, Duration timeout, Outage outage, Clock clock) {
        this.issuer = issuer;
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
        this.outage = outage;
        this.clock = clock;
    }

    /** What was read last, and until when it holds. */
    private record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant until) {}

    /** @throws IOException where the provider is away, or says nothing that can be used */
    OIDCProviderMetadata metadata() throws IOException {
        return known().metadata();
    }

    /** Checks signature, issuer, audience, times and nonce of what the provider says of somebody (OpenID Connect Core 1.0, 3.1.3.7). */
    IDTokenValidator validator(ClientID client, int clockSkewSeconds) throws IOException {
        Known now = known();
        Set<JWSAlgorithm> offered = now.metadata().getIDTokenJWSAlgs() == null
                ? Set.of(JWSAlgorithm.RS256)
                : now.metadata().getIDTokenJWSAlgs().stream()
                        .filter(ALGORITHMS::contains)
                        .collect(Collectors.toSet());
        if (offered.isEmpty()) {
            throw new IOException("the provider signs by nothing that can be trusted");
        }
        IDTokenValidator validator =
                new IDTokenValidator(issuer, client, new JWSVerificationKeySelector<>(offered, now.keys()), null);
        validator.setMaxClockSkew(clockSkewSeconds);
        return validator;
    }

    /** As safe as the issuer's own address: by TLS, or on this machine. */
    private void requireSafe(URI address) throws IOException {
        boolean local = issuer.getValue().startsWith("http://");
        if (address == null
                || address.getHost() == null
                || !"https".equals(address.getScheme()) && !(local && "http".equals(address.getScheme()))) {
            throw new IOException("the provider names no https address for logins by code, or for its keys");
        }
    }

    private Known known() throws IOException {
        Known now = known;
        return clock.instant().isBefore(now.until()) ? now : read();
    }

    /** One at a time: the others find what the first has read, or that it is in vain. */
    private synchronized Known read() throws IOException {
        outage.check();
        if (clock.instant().isBefore(known.until())) {
            return known;
        }
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(issuer, timeoutMillis, timeoutMillis);
            requireSafe(metadata.getAuthorizationEndpointURI());
            requireSafe(metadata.getTokenEndpointURI());
            requireSafe(metadata.getJWKSetURI());
            JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                            metadata.getJWKSetURI().toURL(),
                            new DefaultResourceRetriever(timeoutMillis, timeoutMillis, LONGEST_ANSWER))
                    .build();
            known = new Known(metadata, keys, clock.instant().plus(LIFE));
            return known;
        } catch (IOException e) {
            outage.note();
            throw e;
        } catch (GeneralException | IllegalArgumentException e) {
            outage.note();
            throw new IOException("what the provider says of itself can't be used", e);
        }
    }
}
