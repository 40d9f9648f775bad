package org.briefsiegel.itests.services;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.memory.StandingClock;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.vault.TinkVault;

/** A test's host on a real database and a real vault. */
final class ServiceHost {

    private ServiceHost() {}

    /** @param folder where the vault is */
    static TestHost on(PersistenceUnit unit, Path folder) throws IOException, GeneralSecurityException {
        StandingClock clock = new StandingClock();
        TinkVault vault =
                new TinkVault(folder.resolve("vault"), Optional.empty(), folder.resolve("keys/master.key"), clock);
        TestHost host = new TestHost(clock, new DatabaseStores(unit, clock), vault);
        RealPlugins.install(host);
        return host;
    }
}
