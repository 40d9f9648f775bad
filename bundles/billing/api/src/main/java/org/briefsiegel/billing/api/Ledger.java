package org.briefsiegel.billing.api;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where quotes and charges are written. Every method joins the running transaction, or makes one of its own. A transfer
 * is charged at most once, by a unique constraint. Usable from any thread.
 */
@ProviderType
public interface Ledger {

    /** Keeps a quote until some time after it has become invalid. */
    void keep(Quote quote);

    /** A quote of this practice, valid or not. */
    Optional<Quote> findQuote(String practice, String id);

    /** Reserves the price of a transfer; once for each transfer. */
    void reserve(String practice, String transfer, Money total);

    /** The reserved price is owed now. Without effect where nothing is reserved any more. */
    void post(String practice, String transfer);

    /** The reserved price isn't owed. Without effect where nothing is reserved any more. */
    void release(String practice, String transfer);

    /** The charge of a transfer, if it has one. */
    Optional<Charge> findCharge(String practice, String transfer);
}
