package org.briefsiegel.transfer.api;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where practices send from. Every call names the practice, which the caller has authenticated; what belongs to another
 * practice doesn't exist here. Usable from any thread; calls block on the database, {@link #accept} on the sender too.
 */
@ProviderType
public interface TransferService {

    /** What this practice can send now. The practice exists. */
    Capabilities capabilities(String practice, Locale locale);

    /** What any practice could send now, if its plan and its settings allow it. */
    Capabilities installed(Locale locale);

    /**
     * What to look at before something is sent to an address: that the last mail of this practice to it came back, or was
     * refused, until one has arrived or was opened. Changes nothing.
     *
     * @param email as it was typed
     */
    List<Warning> warnings(String practice, String email, Locale locale);

    /** The price of a transfer, kept for some minutes so that a transfer can refer to it. */
    Reply<PriceQuote> quote(PriceRequest request);

    /**
     * Accepts a transfer, or refuses it and leaves nothing behind. When this returns an acceptance, the transfer is on
     * disk and survives a crash; it is delivered afterwards. While a request with the same key runs on this node, it is
     * refused with {@link Problem#IDEMPOTENCY_CONFLICT} before any file is read; once that has ended, its transfer is the
     * answer.
     *
     * @throws IOException when the files can't be read to their end
     */
    Reply<Acceptance> accept(Submission submission, Files files) throws IOException;

    Optional<Transfer> find(String practice, String transfer);

    /**
     * Transfers, the newest first.
     *
     * @param after id of the last transfer of the page before; empty for the first page
     * @param limit 1 to 100
     */
    List<Transfer> list(String practice, Filter filter, Optional<String> after, int limit);

    /** What happened to a transfer, the oldest first; empty where there is no such transfer. */
    Optional<List<TransferEvent>> events(String practice, String transfer);

    /**
     * Ends all access at once and destroys the content; asked again, it stays revoked. What was downloaded can't be taken back.
     * Refused ({@code STATE_CONFLICT}) where the documents have left as an attachment, and where there is no such transfer
     * ({@code NOT_FOUND}).
     */
    Reply<Transfer> revoke(String practice, String transfer, Locale locale);

    /**
     * Allows new tries after a lock or during a pause; without effect where none was used. Refused where nobody gets in
     * any more ({@code STATE_CONFLICT}), and where there is no such transfer ({@code NOT_FOUND}).
     */
    Reply<Transfer> unlock(String practice, String transfer, Locale locale);

    /**
     * Sends the notice again: the same mail with another link to the same transfer, valid as long as the first, which
     * stays valid. A factor that sends codes sends a new one, and the old code is void. Refused ({@code STATE_CONFLICT})
     * where the first notice still waits, where the transfer is locked, over or an attachment, and after too many times;
     * {@code RATE_LIMITED} where the last time was a moment ago; {@code NOT_FOUND} where there is no such transfer.
     */
    Reply<Transfer> resend(String practice, String transfer, Locale locale);

    /**
     * Gives the transfer its full time again, from now, and a new link, which is sent like the first; older links are
     * answered like expired ones from now on. Also for an expired transfer, as long as its content is kept. Tries that
     * were used stay used. Refused like {@link #resend}.
     */
    Reply<Transfer> renew(String practice, String transfer, Locale locale);

    /** What {@link #resend} or {@link #renew} would cost now; refused like them. Changes nothing. */
    Reply<Price> reissuePrice(String practice, String transfer, boolean renewed, Locale locale);

    /**
     * An accepted transfer.
     *
     * @param replayed whether an earlier request with the same key had made it
     * @param handover what the sender gives to the recipient in person; a secret that no transfer keeps, and so empty where it
     *     was replayed
     */
    record Acceptance(Transfer transfer, boolean replayed, Optional<String> handover) {

        /** Of a transfer with which nothing is handed over, or not now. */
        public Acceptance(Transfer transfer, boolean replayed) {
            this(transfer, replayed, Optional.empty());
        }

        @Override
        public String toString() {
            return "Acceptance[" + transfer.id() + "]";
        }
    }

    /**
     * Which transfers to list; empty parts match everything.
     *
     * @param reference the practice system's own name for the transfer, exactly
     */
    record Filter(Optional<TransferState> state, Optional<String> reference) {}
}
