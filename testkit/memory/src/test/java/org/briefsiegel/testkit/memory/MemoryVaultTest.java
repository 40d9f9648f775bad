package org.briefsiegel.testkit.memory;

import org.briefsiegel.testkit.storecontract.VaultContract;
import org.briefsiegel.transfer.vaultapi.Vault;

/** The vault in memory keeps what the one on disk promises, but for secrecy. */
class MemoryVaultTest extends VaultContract {

    private final Vault vault = new MemoryVault(new StandingClock());

    @Override
    protected Vault vault() {
        return vault;
    }
}
