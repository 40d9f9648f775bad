package org.briefsiegel.transfer.download;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Predicate;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.transfer.api.Download;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.damage.DamagedDocuments;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.link.AccessStatus;
import org.briefsiegel.transfer.storeapi.Sessions;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.vaultapi.DamagedContentException;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases out documents. The first byte of one that leaves in a session is on record before it does; so is the whole, once
 * every byte has gone out.
 */
@Component(service = Downloads.class)
public final class Downloads {

    private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);

    private final Transfers transfers;
    private final TransferStore store;
    private final Sessions sessions;
    private final Vault vault;
    private final DamagedDocuments damaged;
    private final Predicate<TransferRecord> holds;
    private final Fetches fetches = new Fetches();

    @Activate
    public Downloads(
            @Reference Transfers transfers,
            @Reference TransferStore store,
            @Reference Sessions sessions,
            @Reference Vault vault,
            @Reference DamagedDocuments damaged,
            @Reference AccessStatus accessStatus) {
        this(transfers, store, sessions, vault, damaged, accessStatus::holds);
    }

    /** @param holds whether a transfer still has its documents for whoever may see them */
    Downloads(
            Transfers transfers,
            TransferStore store,
            Sessions sessions,
            Vault vault,
            DamagedDocuments damaged,
            Predicate<TransferRecord> holds) {
        this.transfers = transfers;
        this.store = store;
        this.sessions = sessions;
        this.vault = vault;
        this.damaged = damaged;
        this.holds = holds;
    }

    public Download of(TransferRecord transfer, TransferRecord.Document document, String sessionHash) {
        return new Download(
                document.fileName(),
                document.mediaType(),
                document.sealed().size(),
                document.sealed().sha256(),
                (out, from, length) -> send(transfer, document, sessionHash, out, from, length));
    }

    private void send(
            TransferRecord transfer,
            TransferRecord.Document document,
            String sessionHash,
            OutputStream out,
            long from,
            long length)
            throws IOException {
        Fetches.Fetch fetch = fetches.of(sessionHash, document.number());
        if (!fetch.begin(from, () -> recordStart(transfer, document, sessionHash))) {
            throw new Download.EndedException();
        }
        GuardedOutputStream guarded = new GuardedOutputStream(out, () -> isStillThere(transfer), System::nanoTime);
        try {
            vault.read(transfer.address(document), document.sealed(), from, length, guarded);
            guarded.flush();
        } catch (Download.EndedException ended) {
            throw ended;
        } catch (IOException failure) {
            fetch.cut(from, guarded.handedOn(), document.sealed().size(), () -> recordEnd(transfer, document));
            throw guarded.isBroken() ? failure : judged(failure, transfer, document);
        }
        fetch.sent(from, length, document.sealed().size(), () -> recordEnd(transfer, document));
        if (length == document.sealed().size()) {
            damaged.readable(transfer.address(document));
        }
    }

    /** A content that isn't there was destroyed with its transfer a moment ago, or else is damaged; one on a sick disk is away. */
    private IOException judged(IOException failure, TransferRecord transfer, TransferRecord.Document document) {
        if (!isStillThere(transfer)) {
            return new Download.EndedException();
        }
        if (failure instanceof DamagedContentException damage) {
            return damaged.report(transfer.address(document), damage)
                    ? new Download.DamagedException(damage)
                    : new Download.EndedException();
        }
        LOG.error("Content {} can't be read now", document.sealed().blob(), failure);
        throw new Unavailable("a content can't be read", failure);
    }

    private boolean isStillThere(TransferRecord transfer) {
        return store.find(transfer.practice(), transfer.id()).filter(holds).isPresent();
    }

    /** False when the session has ended meanwhile. */
    private boolean recordStart(TransferRecord seen, TransferRecord.Document document, String sessionHash) {
        return change(seen, transfer -> {
            boolean first = sessions.noteFetch(sessionHash, document.number());
            if (first) {
                transfer.note(TransferEvent.Kind.DOCUMENT_STARTED, String.valueOf(document.number()));
            }
            return first || sessions.find(sessionHash).isPresent();
        });
    }

    private void recordEnd(TransferRecord seen, TransferRecord.Document document) {
        change(seen, transfer -> {
            transfer.completeDownload(document.number());
            return true;
        });
    }

    private boolean change(TransferRecord seen, Predicate<TransferAggregate> work) {
        return transfers.change(seen.practice(), seen.id(), work::test).orElseThrow();
    }
}
