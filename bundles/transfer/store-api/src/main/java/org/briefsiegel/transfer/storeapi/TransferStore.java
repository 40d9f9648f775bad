package org.briefsiegel.transfer.storeapi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferService.Filter;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where transfers are kept. Every method joins the running transaction, or makes one of its own. Usable from any thread.
 * Loads and saves, and decides nothing; transfers are changed by {@code transfer/lifecycle} alone.
 */
@ProviderType
public interface TransferStore {

    /** Stores a new transfer with its documents; it has no link yet. */
    void insert(TransferRecord transfer);

    Optional<TransferRecord> find(String practice, String id);

    /**
     * Adds a link to a transfer.
     *
     * @param linkHash SHA-256 of the link's token, in hexadecimal; unique
     */
    void addLink(String practice, String id, String linkHash);

    /** Whether any link leads to the transfer. */
    boolean hasLink(String practice, String id);

    /**
     * From now on the transfer's links lead to it no more; they are still known as what they were, and when they ended.
     *
     * @param endedAt when those end that lead to it still
     */
    void retireLinks(String practice, String id, Instant endedAt);

    /** The transfer that a link leads to. This query can't name the practice: the link is all that a recipient has. */
    Optional<TransferRecord> findByLink(String linkHash);

    /** The transfer that a retired link once led to; without the practice for the same reason. */
    Optional<Retired> findByRetiredLink(String linkHash);

    /**
     * What a retired link once led to.
     *
     * @param endedAt when the link ended, whatever has become of the transfer since; when the transfer was made, where that
     *     was never noted
     */
    record Retired(TransferRecord transfer, Instant endedAt) {}

    /** Transfers, the newest first; those after {@code after} in that order, if given. */
    List<TransferRecord> list(String practice, Filter filter, Optional<String> after, int limit);

    /** Whether any transfer of the practice is or was protected by this factor. */
    boolean hasFactor(String practice, String factor);

    /** Whether any transfer of the practice holds or held a document of this type. */
    boolean hasDocumentType(String practice, String type);

    /**
     * Keeps a transfer for the running transaction alone, until it ends; as it is stored once nobody else holds it. Taken before
     * any other row of the transfer is changed.
     */
    Optional<TransferRecord> lock(String practice, String id);

    /**
     * Stores what has changed of a transfer that the running transaction has locked: where it stands, enrolment, dispatch facts,
     * message, and of its documents the wrapped keys and when they were downloaded.
     */
    void save(TransferRecord transfer);

    /** Puts an event on record, and into the {@code EventFeed}. */
    void addEvent(String practice, String id, TransferEvent event);

    /** The oldest first. */
    List<TransferEvent> events(String practice, String id);

    /** Transfers whose time is over but whose state isn't, the oldest first. */
    List<TransferRecord> due(Instant now, int limit);

    /** Expired transfers whose time was over before this one and whose content is still kept, the oldest first. */
    List<TransferRecord> lapsed(Instant before, int limit);

    /**
     * Forgets who got what, where the content was destroyed before this time: the recipient, titles, names and hashes
     * of documents, and by which words it was found. What stays is the record of the deletion. Says how many transfers it was.
     */
    int erasePersonalData(Instant before);

    /** Which of these stored contents belong to a transfer, or to one that is being prepared in a window. */
    Set<String> knownBlobs(Collection<String> blobs);

    /** Which of these stored contents belong to a transfer that has forgotten their keys. */
    Set<String> erasedBlobs(Collection<String> blobs);

    /**
     * Documents of all practices that can still be opened, by their contents' names in order.
     *
     * @param after only those whose name comes after this one; empty for the first
     */
    List<KeptDocument> keptDocuments(String after, int limit);

    /** A document whose key is known. */
    record KeptDocument(DocumentAddress address, SealedDocument sealed) {}
}
