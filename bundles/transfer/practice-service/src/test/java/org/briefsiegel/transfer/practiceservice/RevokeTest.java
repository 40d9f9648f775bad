package org.briefsiegel.transfer.practiceservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be withdrawn, and what only seems to. */
class RevokeTest {

    private TestHost host;
    private TestPractice practice;

    @BeforeEach
    void open() throws Exception {
        host = RealPlugins.host();
        practice = new TestPractice(host);
    }

    @Test
    void whatWasDownloadedIsKnownAfterItIsRevoked() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");
        host.change(transfer, it -> it.completeDownload(1));

        Transfer revoked = TestPractice.done(revoke(transfer));

        assertThat(revoked.state()).isEqualTo(TransferState.REVOKED);
        assertThat(revoked.downloaded()).isOne();
        assertThat(TestPractice.done(revoke(transfer)).state()).isEqualTo(TransferState.REVOKED);
    }

    @Test
    void anAttachmentIsRevokedOnlyWhileItHasNotLeft() throws Exception {
        TransferRecord waiting = practice.accepted(Submission.NO_FACTOR);
        TransferRecord sent = practice.accepted(Submission.NO_FACTOR);
        host.change(sent, TransferAggregate::becomeNotified);

        assertThat(TestPractice.done(revoke(waiting)).state()).isEqualTo(TransferState.REVOKED);
        assertThat(problem(revoke(sent))).isEqualTo(Problem.STATE_CONFLICT);
        assertThat(host.stores()
                        .transfers()
                        .find(TestHost.PRACTICE, sent.id())
                        .orElseThrow()
                        .state())
                .isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void anotherPracticesTransferIsUnknown() throws Exception {
        TransferRecord transfer = practice.accepted("birth-date");

        assertThat(problem(practice.service().revoke("p-other", transfer.id(), Locale.GERMAN)))
                .isEqualTo(Problem.NOT_FOUND);
    }

    private Reply<Transfer> revoke(TransferRecord transfer) {
        return practice.service().revoke(TestHost.PRACTICE, transfer.id(), Locale.GERMAN);
    }

    private static Problem problem(Reply<?> reply) {
        return reply.fold(done -> null, Refusal::problem);
    }
}
