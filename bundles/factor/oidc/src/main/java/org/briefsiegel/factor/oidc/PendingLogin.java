package org.briefsiegel.factor.oidc;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.time.Instant;

/**
 * One beginning.
 *
 * @param verifier the secret of PKCE (RFC 7636)
 * @param nonce what the ID token has to repeat
 * @param begun when, to the second
 */
record PendingLogin(CodeVerifier verifier, Nonce nonce, Instant begun) {

    private static final String BETWEEN = " ";

    static PendingLogin begin(Instant now) {
        return new PendingLogin(new CodeVerifier(), new Nonce(), Instant.ofEpochSecond(now.getEpochSecond()));
    }

    static PendingLogin of(String state) {
        String[] parts = state.split(BETWEEN);
        return new PendingLogin(
                new CodeVerifier(parts[0]), new Nonce(parts[1]), Instant.ofEpochSecond(Long.parseLong(parts[2])));
    }

    String state() {
        return String.join(BETWEEN, verifier.getValue(), nonce.getValue(), String.valueOf(begun.getEpochSecond()));
    }

    @Override
    public String toString() {
        return "PendingLogin[…]";
    }
}
