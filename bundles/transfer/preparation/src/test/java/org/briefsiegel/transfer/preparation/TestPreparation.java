package org.briefsiegel.transfer.preparation;

import java.time.Duration;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.WindowService;
import org.briefsiegel.transfer.intake.TestIntake;
import org.briefsiegel.transfer.practiceservice.TestPractice;
import org.briefsiegel.transfer.submission.SubmissionCheck;

/** The service that prepares windows, on a test's host. */
public final class TestPreparation {

    private final TestHost host;

    public TestPreparation(TestHost host) {
        this.host = host;
    }

    public WindowService windows() {
        SubmissionCheck check = new TestIntake(host).check();
        return new PreparedWindows(
                new PreparedWindows.Lifetime(Duration.ofMinutes(30), Duration.ofHours(4)),
                host.clock(),
                host.practices(),
                new TestPractice(host).service(),
                new Preparation(host.plugins(), host.spine(), host.vault(), check, TestIntake.RULES),
                new DryRun(host.plugins(), host.spine(), host.vault(), check, TestIntake.RULES),
                host.vault(),
                host.stores().windows(),
                host.stores().keys());
    }
}
