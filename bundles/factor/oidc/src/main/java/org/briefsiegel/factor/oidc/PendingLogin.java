package org.briefsiegel.factor.oidc;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;

/** The secrets of one beginning: that of PKCE (RFC 7636), and what the ID token has to repeat. */
record PendingLogin(CodeVerifier verifier, Nonce nonce) {

    private static final String BETWEEN = " ";

    static PendingLogin begin() {
        return new PendingLogin(new CodeVerifier(), new Nonce());
    }

    static PendingLogin of(String state) {
        String[] parts = state.split(BETWEEN);
        return new PendingLogin(new CodeVerifier(parts[0]), new Nonce(parts[1]));
    }

    String state() {
        return verifier.getValue() + BETWEEN + nonce.getValue();
    }

    @Override
    public String toString() {
        return "PendingLogin[…]";
    }
}
