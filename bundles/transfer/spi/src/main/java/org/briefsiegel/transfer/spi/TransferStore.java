package org.briefsiegel.transfer.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.transfer.api.TransferDesk.Filter;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferState;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where transfers are kept. Every method joins the running transaction, or makes one of its own. Usable from any thread.
 * Decides nothing: the atomic updates here say whether they found what they were told to find.
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
     * Keeps a transfer for the running transaction alone, until it ends: what is concluded from several rows of one
     * transfer is concluded by one after the other. Taken before any other row of the transfer is changed.
     */
    void lock(String practice, String id);

    /** Sets the state if it is one of {@code from}; one atomic update. False where it wasn't. */
    boolean advance(String practice, String id, Set<TransferState> from, TransferState to);

    /** Marks a transfer as one that isn't for who got it. False where it is marked already. */
    boolean markWrongRecipient(String practice, String id, Instant now);

    /**
     * Takes back a lock, or else the tries and the pause, in the running transaction, and with it the mark of a wrong recipient.
     * The transfer then stands where it stood when it was locked. Where the mark alone had locked it, or it is expired, the mark
     * alone is taken back: whoever reports couldn't get tries anew otherwise. False where there was nothing to take back, or
     * the transfer is revoked.
     *
     * @param maxTries from which on a transfer is locked by its tries, too
     */
    boolean unlock(String practice, String id, int maxTries);

    /** Replaces what the factor needs for verifying, while the content is kept. */
    boolean enrol(String practice, String id, String enrolment);

    /** Has the links work until this time, while the content is kept. */
    boolean extend(String practice, String id, Instant expiresAt);

    /**
     * Counts a try before anything is compared; one atomic update. Begins a pause when the count reaches the limit's
     * {@code pauseAfter}, and again with the last one: when that pause is over, nobody compares any more.
     *
     * @return how many tries are counted now, this one among them; empty where there was none left, a pause is on, or
     *     the transfer's state is over or locked
     */
    Optional<Integer> reserveTry(String practice, String id, TryLimit limit, Instant now);

    /** Gives back the try of an answer that was right, with the pause that it began. */
    void returnTry(String practice, String id);

    /**
     * Notes that a document was downloaded to its last byte; what was noted first stays.
     *
     * @return whether all documents of the transfer are downloaded now
     */
    boolean markDownloaded(String practice, String id, int number, Instant now);

    void addEvent(String practice, String id, TransferEvent event);

    /** The oldest first. */
    List<TransferEvent> events(String practice, String id);

    /** Transfers whose time is over but whose state isn't, the oldest first. */
    List<TransferRecord> due(Instant now, int limit);

    /** Expired transfers whose time was over before this one and whose content is still kept, the oldest first. */
    List<TransferRecord> lapsed(Instant before, int limit);

    /**
     * Forgets what opens the content: wrapped keys, enrolment, and the practice's message. The content counts as
     * destroyed from this time on. False where it was already.
     */
    boolean eraseSecrets(String practice, String id, Instant now);

    /**
     * Forgets who got what, where the content was destroyed before this time: the recipient, titles, names and hashes
     * of documents, and by which words it was found. What stays is the record of the deletion. Says how many transfers it was.
     */
    int erasePersonalData(Instant before);

    /** Which of these stored contents belong to a transfer, or to one that is being prepared in a window. */
    Set<String> knownBlobs(Collection<String> blobs);

    /** Which of these stored contents belong to a transfer that has forgotten their keys. */
    Set<String> erasedBlobs(Collection<String> blobs);

    /** How many answers are taken: a pause until {@code now + pause} after some, none after {@code max}. */
    record TryLimit(int pauseAfter, Duration pause, int max) {}
}
