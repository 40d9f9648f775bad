package org.briefsiegel.transfer.access;

import java.time.Clock;
import java.time.Instant;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.api.Download;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.spi.Sessions;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.briefsiegel.transfer.spi.TransferStore;
import org.briefsiegel.transfer.spi.Vault;

/** Hands out documents, and records those that went out to their last byte, once for each session. */
final class Downloads {

    private final Transactions transactions;
    private final TransferStore store;
    private final Sessions sessions;
    private final Vault vault;
    private final Clock clock;

    Downloads(Transactions transactions, TransferStore store, Sessions sessions, Vault vault, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.sessions = sessions;
        this.vault = vault;
        this.clock = clock;
    }

    Download of(TransferRecord transfer, TransferRecord.Document document, String sessionHash) {
        return new Download(
                document.fileName(),
                document.mediaType(),
                document.sealed().size(),
                document.sealed().sha256(),
                (out, from, length) -> {
                    vault.read(transfer.address(document), document.sealed(), from, length, out);
                    out.flush();
                    if (from + length == document.sealed().size()) {
                        record(transfer, document, sessionHash);
                    }
                });
    }

    private void record(TransferRecord transfer, TransferRecord.Document document, String sessionHash) {
        transactions.within(() -> {
            if (!sessions.noteDownload(sessionHash, document.number())) {
                return;
            }
            store.addEvent(
                    transfer.practice(),
                    transfer.id(),
                    new TransferEvent(
                            Instant.now(clock),
                            TransferEvent.Kind.DOCUMENT_DOWNLOADED,
                            String.valueOf(document.number())));
            if (isComplete(transfer)) {
                store.advance(
                        transfer.practice(),
                        transfer.id(),
                        TransferState.DOWNLOADED.sources(),
                        TransferState.DOWNLOADED);
            }
        });
    }

    private boolean isComplete(TransferRecord transfer) {
        return store.events(transfer.practice(), transfer.id()).stream()
                        .filter(event -> event.kind() == TransferEvent.Kind.DOCUMENT_DOWNLOADED)
                        .map(TransferEvent::detail)
                        .distinct()
                        .count()
                == transfer.documents().size();
    }
}
