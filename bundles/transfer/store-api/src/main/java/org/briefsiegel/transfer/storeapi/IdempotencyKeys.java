package org.briefsiegel.transfer.storeapi;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which request made which transfer. Every method joins the running transaction, or makes one of its own. Usable from
 * any thread.
 */
@ProviderType
public interface IdempotencyKeys {

    Optional<Noted> find(String practice, String key);

    /**
     * Notes the use of a key, in the transaction that stores the transfer.
     *
     * @throws KeyInUseException when another transaction has noted the same key; the running one can't be committed
     */
    void note(String practice, String key, Noted noted, Instant now);

    /** Forgets keys that were noted before this time; a request under one of them is a new one then. */
    void purge(Instant before);

    /** A use: a keyed fingerprint of everything the request said, and the transfer that it made. */
    record Noted(String request, String transfer) {
        public Noted {
            Objects.requireNonNull(request, "request");
            Objects.requireNonNull(transfer, "transfer");
        }
    }

    /** Two requests with one key ran at the same time, and this one came second. */
    final class KeyInUseException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Without a cause: that of the database quotes the key. */
        public KeyInUseException() {
            super("the idempotency key is in use");
        }
    }
}
