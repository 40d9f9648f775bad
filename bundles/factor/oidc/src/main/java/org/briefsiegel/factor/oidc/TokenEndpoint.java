package org.briefsiegel.factor.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.factor.api.Callback;
import org.briefsiegel.factor.oidc.NotRecognized.Reason;

/** Exchanges a code for what the provider says of who brought it. Calls block on the provider. */
final class TokenEndpoint {

    private static final int FAILED = 500;
    private static final int BUSY = 429;

    private final ClientID client;
    private final String password;
    private final ProviderHttp http;

    /** @param password of the client; may be empty */
    TokenEndpoint(ClientID client, String password, ProviderHttp http) {
        this.client = client;
        this.password = password;
        this.http = http;
    }

    JWT idToken(OIDCProviderMetadata provider, AuthorizationCode code, Callback callback, Deadline deadline)
            throws NotRecognized, IOException {
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(
                code, callback.returnTo(), PendingLogin.of(callback.state()).verifier());
        HTTPRequest request = authentication(provider)
                .map(known -> new TokenRequest.Builder(provider.getTokenEndpointURI(), known, grant))
                .orElseGet(() -> new TokenRequest.Builder(provider.getTokenEndpointURI(), client, grant))
                .build()
                .toHTTPRequest();
        try {
            HTTPResponse answer = http.send(request, deadline);
            if (answer.getStatusCode() >= FAILED || answer.getStatusCode() == BUSY) {
                throw new IOException("the token endpoint answers " + answer.getStatusCode());
            }
            return idToken(OIDCTokenResponseParser.parse(answer));
        } catch (ParseException e) {
            throw new NotRecognized(Reason.UNTRUSTED, e);
        }
    }

    private static JWT idToken(TokenResponse response) throws NotRecognized {
        if (!response.indicatesSuccess()) {
            throw new NotRecognized(
                    Reason.UNTRUSTED,
                    "the code wasn't taken: "
                            + response.toErrorResponse().getErrorObject().getCode());
        }
        return Optional.of(response)
                .filter(OIDCTokenResponse.class::isInstance)
                .map(OIDCTokenResponse.class::cast)
                .map(OIDCTokenResponse::getOIDCTokens)
                .map(OIDCTokens::getIDToken)
                .orElseThrow(() -> new NotRecognized(Reason.INCOMPLETE, "there is no ID token"));
    }

    /** In the head of the request where the provider takes that, which is what all do that say nothing (Discovery 1.0, 3). */
    private Optional<ClientAuthentication> authentication(OIDCProviderMetadata provider) {
        if (password.isEmpty()) {
            return Optional.empty();
        }
        List<ClientAuthenticationMethod> taken = Optional.ofNullable(provider.getTokenEndpointAuthMethods())
                .orElse(List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC));
        Secret secret = new Secret(password);
        return Optional.of(
                taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        ? new ClientSecretBasic(client, secret)
                        : new ClientSecretPost(client, secret));
    }
}
