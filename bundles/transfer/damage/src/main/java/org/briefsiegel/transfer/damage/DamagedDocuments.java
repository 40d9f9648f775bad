package org.briefsiegel.transfer.damage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.lifecycle.TransferAggregate;
import org.briefsiegel.transfer.lifecycle.Transfers;
import org.briefsiegel.transfer.notice.Alerts;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.vaultapi.DamagedContentException;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of documents that are damaged or missing in the vault: the practice by an event and a mail, the operator in the log, each
 * once as long as nothing changes; and whoever asks for the server's health how many there are that this node has met. Usable from
 * any thread, but not within the change of a transfer.
 */
@Component(service = DamagedDocuments.class)
public final class DamagedDocuments {

    private static final Logger LOG = LoggerFactory.getLogger(DamagedDocuments.class);

    /** What tells of one document whether it can be read; the last of them is in force. */
    private static final Set<Kind> TELLING = Set.of(Kind.CONTENT_DAMAGED, Kind.DOCUMENT_DOWNLOADED);

    private final Transfers transfers;
    private final TransferStore store;
    private final Alerts alerts;
    private final Vault vault;
    private final Map<DocumentAddress, SealedDocument> met = new ConcurrentHashMap<>();

    @Activate
    public DamagedDocuments(
            @Reference Transfers transfers,
            @Reference TransferStore store,
            @Reference Alerts alerts,
            @Reference Vault vault) {
        this.transfers = transfers;
        this.store = store;
        this.alerts = alerts;
        this.vault = vault;
    }

    /**
     * Tells of a document that couldn't be read.
     *
     * @return false where its transfer has no content any more, so that nothing is damaged
     */
    public boolean report(DocumentAddress address, DamagedContentException damage) {
        Optional<SealedDocument> damaged = transfers
                .change(address.practice(), address.transfer(), transfer -> note(transfer, address.number()))
                .flatMap(document -> document);
        damaged.filter(document -> met.put(address, document) == null)
                .ifPresent(document -> LOG.error(
                        "Document {} of transfer {} is damaged or missing in the vault: restore {} from its backup, or have"
                                + " it sent again",
                        address.number(),
                        address.transfer(),
                        document.blob(),
                        damage));
        return damaged.isPresent();
    }

    private Optional<SealedDocument> note(TransferAggregate transfer, int number) {
        Optional<SealedDocument> kept = kept(transfer.record(), number);
        if (kept.isPresent() && !isOnRecord(transfer.record(), String.valueOf(number))) {
            TransferEvent event = transfer.note(Kind.CONTENT_DAMAGED, String.valueOf(number));
            alerts.raise(transfer.record().practice(), transfer.record().id(), event);
        }
        return kept;
    }

    private static Optional<SealedDocument> kept(TransferRecord transfer, int number) {
        return transfer.documents().stream()
                .filter(document -> document.number() == number)
                .map(TransferRecord.Document::sealed)
                .filter(document -> !document.isErased())
                .findFirst();
    }

    private boolean isOnRecord(TransferRecord transfer, String number) {
        return store.events(transfer.practice(), transfer.id()).stream()
                .filter(event ->
                        TELLING.contains(event.kind()) && event.detail().equals(number))
                .reduce((earlier, later) -> later)
                .filter(event -> event.kind() == Kind.CONTENT_DAMAGED)
                .isPresent();
    }

    /** A document was read from its first byte to its last. */
    public void readable(DocumentAddress address) {
        if (met.remove(address) != null) {
            LOG.info("Document {} of transfer {} is whole again", address.number(), address.transfer());
        }
    }

    /**
     * Looks whether a content is there in its length, without reading it.
     *
     * @throws org.briefsiegel.platform.availability.Unavailable when the vault is away
     */
    public void inspect(DocumentAddress address, SealedDocument document) {
        read(address, document, 0);
    }

    /** Reads anew what was damaged; forgets what has been restored, or is gone with its transfer. */
    public void inspectAgain() {
        met.forEach((address, document) -> {
            if (read(address, document, document.size())) {
                readable(address);
            }
        });
    }

    private boolean read(DocumentAddress address, SealedDocument document, long length) {
        try {
            vault.read(address, document, 0, length, OutputStream.nullOutputStream());
            return true;
        } catch (DamagedContentException damage) {
            if (!report(address, damage)) {
                met.remove(address);
            }
        } catch (IOException failure) {
            LOG.warn("Content {} can't be read now", document.blob(), failure);
        }
        return false;
    }

    /** How many this node has met since its start, and not found whole again. */
    public int count() {
        return met.size();
    }
}
