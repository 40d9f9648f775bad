package org.briefsiegel.transfer.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.briefsiegel.transfer.api.TransferAction.REVOKE;
import static org.briefsiegel.transfer.api.TransferAction.UNLOCK;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.transfer.api.TransferAction;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a practice's page has buttons for. */
class PossibleActionsTest {

    /** Offering asks no store. */
    private final Transfers transfers = new Transfers(null, null, Clock.fixed(SomeTransfer.NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "QUEUED, REVOKE PRINT",
        "NOTIFIED, REVOKE RESEND RENEW PRINT",
        "DELIVERED, REVOKE RESEND RENEW PRINT",
        "OPENED, REVOKE RESEND RENEW PRINT",
        "DOWNLOADED, REVOKE RESEND RENEW PRINT",
        "UNDELIVERABLE, REVOKE RESEND RENEW PRINT",
        "DOUBTFUL, REVOKE RESEND RENEW PRINT",
        "LOCKED, REVOKE UNLOCK",
        "EXPIRED, REVOKE RENEW",
        "REVOKED, ''"
    })
    void eachStateHasItsOwn(TransferState state, String offered) {
        assertThat(offers(in(state, SomeTransfer.linked()))).isEqualTo(set(offered));
    }

    @Test
    void usedTriesCanBeGivenBack() {
        TransferRecord transfer = in(TransferState.NOTIFIED, SomeTransfer.linked());

        assertThat(offers(transfer.with(transfer.progress().tried(1, Optional.empty()))))
                .contains(UNLOCK);
    }

    @Test
    void whatIsReportedIsUnlockedFirst() {
        for (TransferState state : Set.of(TransferState.LOCKED, TransferState.EXPIRED)) {
            TransferRecord transfer = in(state, SomeTransfer.linked());

            assertThat(offers(transfer.with(transfer.progress().reported(Optional.of(SomeTransfer.NOW)))))
                    .containsExactlyInAnyOrder(REVOKE, UNLOCK);
        }
    }

    @Test
    void anAttachmentCanBeWithdrawnUntilItHasLeft() {
        assertThat(offers(in(TransferState.QUEUED, SomeTransfer.attached()))).containsExactly(REVOKE);
        assertThat(offers(in(TransferState.UNDELIVERABLE, SomeTransfer.attached())))
                .containsExactly(REVOKE);
        assertThat(offers(in(TransferState.NOTIFIED, SomeTransfer.attached()))).isEmpty();
        assertThat(offers(in(TransferState.DELIVERED, SomeTransfer.attached()))).isEmpty();
        assertThat(offers(in(TransferState.DOUBTFUL, SomeTransfer.attached()))).isEmpty();
    }

    @Test
    void nothingIsOfferedOfWhatHasExpiredAndIsDestroyed() {
        assertThat(offers(in(TransferState.EXPIRED, SomeTransfer.linked()).erased(SomeTransfer.NOW)))
                .isEmpty();
    }

    private Set<TransferAction> offers(TransferRecord transfer) {
        return transfers.offers(transfer);
    }

    private static TransferRecord in(TransferState state, TransferRecord transfer) {
        return transfer.with(
                state == TransferState.LOCKED
                        ? transfer.progress().locked()
                        : transfer.progress().in(state));
    }

    private static Set<TransferAction> set(String names) {
        return Set.copyOf(Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(TransferAction::valueOf)
                .toList());
    }
}
