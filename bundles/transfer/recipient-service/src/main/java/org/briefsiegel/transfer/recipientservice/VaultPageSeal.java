package org.briefsiegel.transfer.recipientservice;

import java.util.Optional;
import org.briefsiegel.transfer.api.PageSeal;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The vault's seal, for pages alone. */
@Component
public final class VaultPageSeal implements PageSeal {

    private static final String PURPOSE = "page/";

    private final Vault vault;

    @Activate
    public VaultPageSeal(@Reference Vault vault) {
        this.vault = vault;
    }

    @Override
    public String seal(String context, String text) {
        return vault.sealText(PURPOSE + context, text);
    }

    @Override
    public Optional<String> open(String context, String sealed) {
        try {
            return Optional.of(vault.openText(PURPOSE + context, sealed));
        } catch (IllegalStateException notOurs) {
            return Optional.empty();
        }
    }
}
