package org.briefsiegel.transfer.retention;

import java.time.Duration;
import org.briefsiegel.spine.job.Job;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.damage.DamagedDocuments;
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

    /** Tells of damaged documents, and mails nobody. */
    DamagedDocuments damaged() {
        return new DamagedDocuments(
                host.transfers(), host.stores().transfers(), (practice, transfer, event) -> {}, host.vault());
    }

    /** What is cleared away every minute, and then what is swept away every night. */
    public Job job() {
        Job retention = new RetentionJob(
                new RetentionJob.Memory(Duration.ofDays(7), Duration.ofDays(7)),
                host.stores().transfers(),
                host.stores().sessions(),
                host.stores().recipientTries(),
                host.stores().windows(),
                host.stores().sandboxMessages(),
                host.vault(),
                ending(),
                host.clock());
        Job sweep = new SweepJob(
                new SweepJob.Memory(Duration.ofDays(30), Duration.ofDays(7)),
                host.stores().transfers(),
                host.stores().keys(),
                host.stores().receipts(),
                host.stores().bouncedAddresses(),
                host.vault(),
                damaged(),
                host.clock());
        return () -> {
            retention.run();
            sweep.run();
        };
    }
}
