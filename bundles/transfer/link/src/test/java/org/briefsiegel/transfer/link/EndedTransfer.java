package org.briefsiegel.transfer.link;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.storeapi.Progress;
import org.briefsiegel.transfer.storeapi.TransferRecord;

/** A transfer of which nothing counts but whose it is. */
final class EndedTransfer {

    private EndedTransfer() {}

    static TransferRecord of(String practice, String id) {
        return of(practice, id, "birth-date");
    }

    static TransferRecord of(String practice, String id, String factor) {
        return new TransferRecord(
                id,
                practice,
                "",
                Instant.EPOCH,
                factor,
                "",
                "",
                new Recipient("", "maria@example.org", "", Locale.GERMAN, "patient"),
                "",
                Progress.accepted(Optional.empty()).in(TransferState.EXPIRED),
                List.of());
    }
}
