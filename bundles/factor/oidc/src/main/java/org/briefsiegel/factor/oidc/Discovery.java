package org.briefsiegel.factor.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderConfigurationRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a provider says of itself: its addresses, and by which keys it signs. Read when somebody first goes there, and anew after an
 * hour. Usable from any thread; calls block on the provider.
 */
final class Discovery {

    private static final Duration LIFE = Duration.ofHours(1);

    /** Signatures that only the provider can make: neither {@code none} nor one by the client's own password. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.copyOf(JWSAlgorithm.Family.SIGNATURE);

    private final Issuer issuer;
    private final ProviderHttp http;
    private final SigningKeys keys;
    private final Remembered<OIDCProviderMetadata> metadata;

    Discovery(Issuer issuer, ProviderHttp http, Clock clock) {
        this.issuer = issuer;
        this.http = http;
        this.keys = new SigningKeys(http, clock);
        this.metadata = new Remembered<>(LIFE, clock);
    }

    /** @throws IOException where the provider is away, or says nothing that can be used */
    OIDCProviderMetadata metadata(Deadline deadline) throws IOException {
        return metadata.get(deadline, () -> read(deadline));
    }

    /** Checks signature, issuer, audience, times and nonce of what the provider says of somebody (OpenID Connect Core 1.0, 3.1.3.7). */
    IDTokenValidator validator(ClientID client, int clockSkewSeconds, Deadline deadline) throws IOException {
        OIDCProviderMetadata now = metadata(deadline);
        Set<JWSAlgorithm> offered = now.getIDTokenJWSAlgs() == null
                ? Set.of(JWSAlgorithm.RS256)
                : now.getIDTokenJWSAlgs().stream().filter(ALGORITHMS::contains).collect(Collectors.toSet());
        if (offered.isEmpty()) {
            throw new IOException("the provider signs by nothing that can be trusted");
        }
        IDTokenValidator validator = new IDTokenValidator(
                issuer,
                client,
                new JWSVerificationKeySelector<SecurityContext>(
                        offered, (selector, context) -> keys.select(selector, now.getJWKSetURI(), deadline)),
                null);
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

    private OIDCProviderMetadata read(Deadline deadline) throws IOException {
        URI address =
                new OIDCProviderConfigurationRequest(issuer).toHTTPRequest().getURI();
        OIDCProviderMetadata said = parsed(http.get(address, deadline));
        if (!issuer.equals(said.getIssuer())) { // Discovery 1.0, 4.3
            throw new IOException("the provider calls itself by another issuer identifier than its settings do");
        }
        requireSafe(said.getAuthorizationEndpointURI());
        requireSafe(said.getTokenEndpointURI());
        requireSafe(said.getJWKSetURI());
        return said;
    }

    private static OIDCProviderMetadata parsed(HTTPResponse answer) throws IOException {
        try {
            return OIDCProviderMetadata.parse(answer.getBodyAsJSONObject());
        } catch (ParseException | IllegalArgumentException e) {
            throw new IOException("what the provider says of itself can't be used", e);
        }
    }
}
