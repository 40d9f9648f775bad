package org.briefsiegel.webhook.sender;

import java.util.Optional;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.briefsiegel.webhook.api.WebhookStore;

/** Practices' signing secrets, which the database holds encrypted. */
final class Secrets {

    private final WebhookStore store;
    private final Vault vault;

    Secrets(WebhookStore store, Vault vault) {
        this.store = store;
        this.vault = vault;
    }

    Optional<SigningSecret> of(String practice) {
        return store.sealedSecret(practice)
                .map(text -> vault.openText(context(practice), text))
                .flatMap(SigningSecret::of);
    }

    String seal(String practice, SigningSecret secret) {
        return vault.sealText(context(practice), secret.text());
    }

    private static String context(String practice) {
        return "webhook/" + practice;
    }
}
