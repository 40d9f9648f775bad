package org.briefsiegel.transfer.vaultapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.briefsiegel.factor.api.Seal;

/** A factor's seal for one practice and transfer, made with the vault's key. */
public final class FactorSeal implements Seal {

    private final Vault vault;
    private final String context;

    public FactorSeal(Vault vault, String practice, String transfer, String factor) {
        this.vault = vault;
        this.context = String.join("/", "factor", practice, transfer, factor);
    }

    @Override
    public String seal(String value) {
        return vault.fingerprint(context, value);
    }

    @Override
    public boolean matches(String sealed, String value) {
        return MessageDigest.isEqual(bytes(sealed), bytes(seal(value)));
    }

    @Override
    public String encrypt(String secret) {
        return vault.sealText(context, secret);
    }

    @Override
    public String decrypt(String encrypted) {
        return vault.openText(context, encrypted);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
