package org.briefsiegel.transfer.delivery;

import java.util.List;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Documents that travel in a mail. */
final class Attachments {

    private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);

    private final Vault vault;
    private final TransferStore store;

    Attachments(Vault vault, TransferStore store) {
        this.vault = vault;
        this.store = store;
    }

    /** Opened each time the mail is written. */
    List<Message.Attachment> of(TransferRecord transfer) {
        return transfer.documents().stream()
                .map(document -> new Message.Attachment(
                        document.fileName(),
                        document.mediaType(),
                        document.sealed().size(),
                        () -> vault.open(transfer.address(document), document.sealed())))
                .toList();
    }

    /** Destroys the files of what the outcome has taken the keys of. Those that stay behind here are found by the sweep. */
    void destroyErased(Item item) {
        if (item.purpose() != Outbox.Purpose.ATTACHMENT) {
            return;
        }
        store.find(item.practice(), item.transfer()).stream()
                .flatMap(transfer -> transfer.documents().stream())
                .map(TransferRecord.Document::sealed)
                .filter(SealedDocument::isErased)
                .forEach(this::destroy);
    }

    private void destroy(SealedDocument document) {
        try {
            vault.destroy(document.blob());
        } catch (RuntimeException e) {
            LOG.warn("Content {} is erased, and its file is left to the sweep", document.blob(), e);
        }
    }
}
