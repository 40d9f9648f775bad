package org.briefsiegel.transfer.retention;

import java.time.Duration;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.vaultapi.Vault;

/** What ends transfers on a test's host, and clears away what is due. */
public final class TestRetention {

    private final TestHost host;

    public TestRetention(TestHost host) {
        this.host = host;
    }

    public TransferEnding ending() {
        return ending(host.vault());
    }

    TransferEnding ending(Vault vault) {
        return new TransferEnding(
                host.transfers(),
                host.stores().outbox(),
                host.stores().sessions(),
                host.stores().ledger(),
                vault);
    }

    public RetentionJob job() {
        return new RetentionJob(
                new RetentionJob.Memory(
                        Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(7), Duration.ofDays(7)),
                host.stores().transfers(),
                host.stores().sessions(),
                host.stores().recipientTries(),
                host.stores().windows(),
                host.stores().keys(),
                host.stores().sandboxMessages(),
                host.vault(),
                ending(),
                host.clock());
    }
}
