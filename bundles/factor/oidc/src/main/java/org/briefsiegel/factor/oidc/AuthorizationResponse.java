package org.briefsiegel.factor.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.util.Map;
import org.briefsiegel.factor.oidc.NotRecognized.Reason;

/**
 * What somebody brings back from a provider (RFC 6749, 4.1.2).
 *
 * @param parameters of the address that they have come back to
 */
record AuthorizationResponse(Map<String, String> parameters) {

    /** Somebody who has given up there says so, whether or not the provider can be reached. */
    void requireNoError() throws NotRecognized {
        String error = parameters.getOrDefault("error", "");
        if (!error.isEmpty()) {
            throw new NotRecognized(
                    error.equals("temporarily_unavailable") || error.equals("server_error")
                            ? Reason.AWAY
                            : Reason.CANCELLED,
                    "the provider says " + error.replaceAll("[^a-z_]", "?"));
        }
    }

    /** The code, if it comes from this provider, as far as that is said; where the provider promises so, it has to be (RFC 9207, 2.4). */
    AuthorizationCode codeOf(OIDCProviderMetadata provider) throws NotRecognized {
        String issuer = provider.getIssuer().getValue();
        String unsaid = provider.supportsAuthorizationResponseIssuerParam() ? "" : issuer;
        if (!parameters.getOrDefault("iss", unsaid).equals(issuer)) {
            throw new NotRecognized(Reason.UNTRUSTED, "it comes from another provider, or doesn't say from which");
        }
        String code = parameters.getOrDefault("code", "");
        if (code.isBlank()) {
            throw new NotRecognized(Reason.UNTRUSTED, "no code came back");
        }
        return new AuthorizationCode(code);
    }

    @Override
    public String toString() {
        return "AuthorizationResponse[…]";
    }
}
