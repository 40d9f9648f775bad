package org.briefsiegel.transfer.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be withdrawn, and what only seems to. */
class RevokeTest {

    @TempDir
    private Path folder;

    private House house;
    private CoreOf core;

    @BeforeEach
    void open() throws Exception {
        house = House.in(folder);
        core = new CoreOf(house);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whatWasDownloadedIsKnownAfterItIsRevoked() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        house.change(transfer, it -> it.completeDownload(1));

        Transfer revoked = CoreOf.done(revoke(transfer));

        assertThat(revoked.state()).isEqualTo(TransferState.REVOKED);
        assertThat(revoked.downloaded()).isOne();
        assertThat(CoreOf.done(revoke(transfer)).state()).isEqualTo(TransferState.REVOKED);
    }

    @Test
    void anAttachmentIsRevokedOnlyWhileItHasNotLeft() throws Exception {
        TransferRecord waiting = core.accepted(Submission.NO_FACTOR);
        TransferRecord sent = core.accepted(Submission.NO_FACTOR);
        house.change(sent, TransferAggregate::becomeNotified);

        assertThat(CoreOf.done(revoke(waiting)).state()).isEqualTo(TransferState.REVOKED);
        assertThat(problem(revoke(sent))).isEqualTo(Problem.STATE_CONFLICT);
        assertThat(house.store().find(House.PRACTICE, sent.id()).orElseThrow().state())
                .isEqualTo(TransferState.NOTIFIED);
    }

    @Test
    void anotherPracticesTransferIsUnknown() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");

        assertThat(problem(core.service().revoke("p-other", transfer.id(), Locale.GERMAN)))
                .isEqualTo(Problem.NOT_FOUND);
    }

    private Reply<Transfer> revoke(TransferRecord transfer) {
        return core.service().revoke(House.PRACTICE, transfer.id(), Locale.GERMAN);
    }

    private static Problem problem(Reply<?> reply) {
        return reply.fold(done -> null, Refusal::problem);
    }
}
