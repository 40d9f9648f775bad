package org.briefsiegel.transfer.storeapi;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Counts wrong answers of one recipient of a practice to one factor, over all their transfers: ten letters to one person ask
 * for one birth date, and are no ten times as many tries. Beside the count of each transfer, and never instead. Usable from
 * any thread and on any number of nodes; every method joins the running transaction, or makes one of its own.
 *
 * <p>Security guarantees: {@link #reserve} is one atomic update, so that parallel answers to different transfers never get
 * more tries than the budget. Who is counted can't be read from a {@link #bucket} without the vault's key. A count ends by
 * itself; it never locks, since whoever holds one link would lock the others then.
 */
@ProviderType
public interface RecipientTries {

    /**
     * The name of a transfer's count: a keyed fingerprint of who is asked for what. Who gets a sheet of paper has no address, and
     * names may be shared: there the transfer stands for itself.
     */
    static String bucket(Vault vault, TransferRecord transfer) {
        String who = transfer.recipient().isOnPaper()
                ? transfer.id()
                : transfer.recipient().email().toLowerCase(Locale.ROOT);
        String context = String.join("/", "recipient-tries", transfer.practice(), transfer.factor());
        return vault.fingerprint(context, who);
    }

    /** Makes sure that there is a count, so that {@link #reserve} finds one. Not within a transaction. */
    void prepare(String practice, String bucket, Budget budget, Instant now);

    /**
     * Counts a try before anything is compared. Begins the limit's pause when the count reaches its {@code pauseAfter}, and one
     * until the count is forgotten with the last try.
     *
     * @return how many tries are counted now, this one among them; empty where there was none left, or a pause is on
     */
    Optional<Integer> reserve(String practice, String bucket, Budget budget, Instant now);

    /** Gives back the try of an answer that was right, with the pause that it began. */
    void giveBack(String practice, String bucket);

    /** How many tries are counted. */
    int count(String practice, String bucket);

    /** Until when no answer is taken; empty while one is. */
    Optional<Instant> pausedUntil(String practice, String bucket, Instant now);

    /** Begins anew, because the practice says so. False where nothing was counted. */
    boolean forget(String practice, String bucket);

    /** Forgets the counts whose time is over. */
    void purge(Instant now);

    /** What a recipient may try. @param memory after how long without another try a count is forgotten */
    record Budget(TryLimit limit, Duration memory) {}
}
