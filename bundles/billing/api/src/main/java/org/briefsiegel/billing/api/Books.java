package org.briefsiegel.billing.api;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/** What the {@link Ledger} says: to practices, and to whoever checks it. Usable from any thread; reads the database. */
@ProviderType
public interface Books {

    /**
     * What a practice owes for a month, of the time zone that the operator has set. Once the month is over it never changes:
     * a charge keeps the price and the tax rate that held when it was posted. Only its words are the reader's.
     *
     * @param locale the reader's language
     */
    Statement statement(String practice, YearMonth month, Locale locale);

    /** When this month began where practices are, for prices that depend on it. */
    Instant startOfMonth();

    /** The month in which this is where practices are. */
    YearMonth month(Instant when);

    /** When today began where practices are, for limits. */
    Instant startOfDay();

    /** What is left to each practice that has ever paid in advance: by practice and currency. */
    List<Balance> balances();

    /**
     * Adds the whole ledger up: every posting's entries sum to zero, and every charge, top-up and balance agrees with its
     * entries.
     *
     * @return what doesn't, in sentences for the operator; empty when all is well
     */
    List<String> discrepancies();

    /**
     * Releases charges that have been in doubt since before this time, in the practices' favour.
     *
     * @return how many
     */
    int reconcile(Instant before);
}
