package org.briefsiegel.transfer.practiceservice;

import java.io.IOException;
import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.bounce.AddressWarnings;
import org.briefsiegel.transfer.intake.TestIntake;
import org.briefsiegel.transfer.reissue.FreshEnrolment;
import org.briefsiegel.transfer.reissue.LinkRequests;
import org.briefsiegel.transfer.reissue.NewCode;
import org.briefsiegel.transfer.reissue.RecipientRequests;
import org.briefsiegel.transfer.reissue.Reissue;
import org.briefsiegel.transfer.retention.TestRetention;
import org.briefsiegel.transfer.storeapi.TransferRecord;

/** The service where practices send from, on a test's host, and short ways to ask it. */
public final class TestPractice {

    private final TestHost host;
    private final TestIntake intake;
    private final TestRetention retention;

    public TestPractice(TestHost host) {
        this.host = host;
        this.intake = new TestIntake(host);
        this.retention = new TestRetention(host);
    }

    public TransferService service() {
        return new PracticeTransfers(
                host.practices(),
                host.stores().transfers(),
                intake.views(),
                intake.catalog(),
                intake.quotes(),
                intake.intake(),
                retention.ending(),
                reissue(),
                new Unlocking(
                        host.transfers(),
                        host.stores().transfers(),
                        host.stores().recipientTries(),
                        host.vault(),
                        host.stores().outbox(),
                        intake.views(),
                        TestIntake.RULES),
                new AddressWarnings(
                        host.stores().bouncedAddresses(),
                        host.vault(),
                        host.plugins(),
                        TestIntake.RULES,
                        new Site(URI.create("http://localhost:8080"), ZoneId.of("Europe/Vienna"))));
    }

    public RecipientRequests requests() {
        NewCode newCode = new NewCode(
                host.spine(),
                host.transfers(),
                host.stores().transfers(),
                freshEnrolment(),
                TestIntake.RULES,
                host.clock());
        return new LinkRequests(host.practices(), newCode, reissue());
    }

    private Reissue reissue() {
        return new Reissue(
                host.plugins(),
                host.spine(),
                host.transfers(),
                host.stores().transfers(),
                intake.outboxWriter(),
                freshEnrolment(),
                intake.views(),
                TestIntake.RULES,
                host.clock());
    }

    private FreshEnrolment freshEnrolment() {
        return new FreshEnrolment(
                host.plugins(),
                host.spine(),
                host.vault(),
                host.stores().transfers(),
                host.stores().outbox(),
                intake.outboxWriter(),
                host.stores().ledger(),
                intake.pricer(),
                TestIntake.RULES);
    }

    public TestIntake intake() {
        return intake;
    }

    /** An accepted transfer of one document; at a quote, if the factor costs something. */
    public TransferRecord accepted(String factor) throws IOException {
        return intake.accepted(factor);
    }

    public void revoke(TransferRecord transfer) {
        done(service().revoke(transfer.practice(), transfer.id(), Locale.GERMAN));
    }

    /** Clears away what is due. */
    public void clearAway() {
        retention.job().run();
    }

    public static <T> T done(Reply<T> reply) {
        return TestIntake.done(reply);
    }
}
