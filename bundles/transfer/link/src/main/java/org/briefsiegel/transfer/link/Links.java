package org.briefsiegel.transfer.link;

import java.time.Instant;
import java.util.Optional;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds what links lead to, or once led to. */
@Component(service = Links.class)
public final class Links {

    private final TransferStore store;

    @Activate
    public Links(@Reference TransferStore store) {
        this.store = store;
    }

    /**
     * What a link leads to.
     *
     * @param hash of the link
     * @param endedAt when another replaced the link; empty where it still leads here
     */
    public record Linked(TransferRecord transfer, String hash, Optional<Instant> endedAt) {
        public boolean retired() {
            return endedAt.isPresent();
        }
    }

    public Optional<Linked> find(String link) {
        if (!Secret.isWellFormed(link)) {
            return Optional.empty();
        }
        String hash = new Secret(link).hash();
        return store.findByLink(hash)
                .map(transfer -> new Linked(transfer, hash, Optional.empty()))
                .or(() -> store.findByRetiredLink(hash)
                        .map(old -> new Linked(old.transfer(), hash, Optional.of(old.endedAt()))));
    }
}
