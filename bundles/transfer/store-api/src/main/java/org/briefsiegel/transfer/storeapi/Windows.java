package org.briefsiegel.transfer.storeapi;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where prepared windows are kept until they are over. Every method joins the running transaction, or makes one of its
 * own. Usable from any thread.
 */
@ProviderType
public interface Windows {

    void insert(Prepared window);

    /** The window that a ticket leads to, over or not. This query can't name the practice: the ticket is all there is. */
    Optional<Prepared> find(String ticketHash);

    /** Binds the window to a key, if it is bound to none and not over; one atomic update. False where it was. */
    boolean bind(String ticketHash, String keyHash, Instant now);

    /** Has the window last until this time, and not shorter. */
    void extend(String practice, String id, Instant endsAt);

    /**
     * Keeps what was typed in the window; not where its transfer was sent. Of two that keep at the same time, the second begins
     * when the first is done.
     *
     * @param typed makes of what is kept what is to be kept in its place
     */
    void keep(String practice, String id, UnaryOperator<String> typed);

    /**
     * The window's transfer was sent: its draft, what was typed, and its documents are forgotten.
     *
     * @param handover sealed, in the place of what was typed; empty where nothing is handed over
     */
    void sent(String practice, String id, String transfer, String handover);

    /** Windows whose time is over, the oldest first. */
    List<Prepared> over(Instant now, int limit);

    void remove(String practice, String id);

    /**
     * A window.
     *
     * @param ticketHash SHA-256 of the ticket, in hexadecimal
     * @param keyHash the same of the key that it was opened with
     * @param draft sealed; empty where it is for an overview, and once it is sent
     * @param typed sealed; empty where nothing was typed. Once it is sent, what is handed over, if anything is
     * @param transfer id of the transfer that was sent from it
     */
    record Prepared(
            String id,
            String practice,
            String ticketHash,
            Optional<String> keyHash,
            Locale locale,
            String draft,
            String typed,
            List<SealedDocument> documents,
            Instant createdAt,
            Instant endsAt,
            Optional<String> transfer) {
        public Prepared {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(practice, "practice");
            Objects.requireNonNull(ticketHash, "ticketHash");
            Objects.requireNonNull(keyHash, "keyHash");
            Objects.requireNonNull(locale, "locale");
            Objects.requireNonNull(draft, "draft");
            Objects.requireNonNull(typed, "typed");
            documents = List.copyOf(documents);
            Objects.requireNonNull(createdAt, "createdAt");
            Objects.requireNonNull(endsAt, "endsAt");
            Objects.requireNonNull(transfer, "transfer");
        }

        /** Where the document of this number, from 1, lies in the vault. */
        public DocumentAddress address(int number) {
            return new DocumentAddress(practice, id, number);
        }

        @Override
        public String toString() {
            return "Prepared[" + id + "]";
        }
    }
}
