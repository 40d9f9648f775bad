package org.briefsiegel.transfer.storeapi;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sessions that passed factors have opened; in the database, so that any node can answer. Every method joins the running
 * transaction, or makes one of its own. Usable from any thread.
 */
@ProviderType
public interface Sessions {

    void open(Session session);

    /** The session, in force or not. */
    Optional<Session> find(String hash);

    /** The session was used at this time. */
    void touch(String hash, Instant usedAt);

    void close(String hash);

    /** Ends all sessions of a transfer. */
    void closeAll(String practice, String transfer);

    /** Notes that a document is being fetched; true the first time in this session. */
    boolean noteFetch(String hash, int document);

    /** Removes sessions that have ended before this time. */
    void purge(Instant before);

    /**
     * A session.
     *
     * @param hash SHA-256 of the cookie's value, in hexadecimal
     * @param endsAt when it ends at the latest
     */
    record Session(String hash, String practice, String transfer, Instant usedAt, Instant endsAt) {
        public Session {
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(practice, "practice");
            Objects.requireNonNull(transfer, "transfer");
            Objects.requireNonNull(usedAt, "usedAt");
            Objects.requireNonNull(endsAt, "endsAt");
        }
    }
}
