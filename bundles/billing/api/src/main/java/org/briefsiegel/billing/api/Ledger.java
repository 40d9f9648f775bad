package org.briefsiegel.billing.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where quotes and charges are written: a double-entry ledger that is only ever added to. Every method joins the running
 * transaction, or makes one of its own. A transfer is charged at most once for each kind, by a unique constraint. Usable
 * from any thread.
 */
@ProviderType
public interface Ledger {

    /** Keeps a quote until some time after it has become invalid. */
    void keep(Quote quote);

    /** A quote of this practice, valid or not. */
    Optional<Quote> findQuote(String practice, String id);

    /** Reserves what a transfer will cost. */
    void reserve(Booking booking);

    /**
     * Everything reserved for the transfer is owed now, but not what is in doubt: another message may have left since.
     * Without effect where nothing is reserved any more.
     */
    void post(String practice, String transfer);

    /** What is in doubt is owed, too: it is known by now. Without effect where nothing is open any more. */
    void confirm(String practice, String transfer);

    /** Nothing reserved for the transfer is owed, nor what is in doubt. Without effect on what was posted. */
    void release(String practice, String transfer);

    /** Nobody knows whether what is reserved is owed, so {@link Books#reconcile} releases it in the end. */
    void doubt(String practice, String transfer);

    /** The charges of a transfer, the first one first. */
    List<Charge> charges(String practice, String transfer);

    /** How many charges a practice has had since then, without those that were released. */
    int count(String practice, Instant since);

    /** What a practice's charges since then amount to in this currency's minor units, without those that were released. */
    long spent(String practice, String currency, Instant since);
}
