package org.briefsiegel.transfer.vault;

import java.util.Optional;
import java.util.function.Supplier;
import org.briefsiegel.platform.availability.ReadinessCheck;

/** Whether the vault is open, its keys can be read, and contents be written and read. */
record VaultCheck(Supplier<Optional<String>> vault) implements ReadinessCheck {

    @Override
    public String name() {
        return "vault";
    }

    @Override
    public Optional<String> fault() {
        return vault.get();
    }
}
