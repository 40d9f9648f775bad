package org.briefsiegel.billing.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where quotes and charges are written: a double-entry ledger that is only ever added to. Every method joins the running
 * transaction, or makes one of its own. A transfer is charged at most once for each kind, by a unique constraint. Usable
 * from any thread.
 *
 * <p>What becomes of codes concerns all charges of a transfer but those for reminders: a newer code decides about the older ones,
 * too. A reminder has a charge for itself, which is named by its kind.
 */
@ProviderType
public interface Ledger {

    /** Keeps a quote until some time after it has become invalid. */
    void keep(Quote quote);

    /** A quote of this practice, valid or not. */
    Optional<Quote> findQuote(String practice, String id);

    /**
     * Reserves what a transfer will cost. What is prepaid is taken from the practice's balance, which never becomes negative.
     *
     * @throws IllegalStateException where less is left; who has asked for the {@link #lockedBalance} before knows that it isn't
     */
    void reserve(Booking booking);

    /**
     * Books what is owed at once, as of this time. False, and without effect, where the transfer has a charge of this kind. Of
     * two that book the same in the same instant, one fails.
     */
    boolean bookOnce(Booking booking, Instant at);

    /** Notes what something that may follow will cost, once it does: nothing is reserved yet, and no limit counts it. */
    void agree(Booking booking);

    /**
     * Reserves what was agreed, as {@link #reserve(Booking)} does. False, and without effect, where it isn't agreed any more.
     */
    boolean reserve(String practice, String transfer, String kind);

    /**
     * Everything reserved for the transfer's codes is owed now, but not what is in doubt: another message may have left since.
     * Without effect where nothing is reserved any more.
     */
    void post(String practice, String transfer);

    /** What is in doubt is owed, too: it is known by now. Without effect where nothing is open any more. */
    void confirm(String practice, String transfer);

    /** Nothing reserved for the transfer's codes is owed, nor what is in doubt. Without effect on what was posted. */
    void release(String practice, String transfer);

    /** Nobody knows whether what is reserved for codes is owed, so {@link Books#reconcile} releases it in the end. */
    void doubt(String practice, String transfer);

    /** As {@link #post(String, String)}, of the charge of this kind alone. */
    void post(String practice, String transfer, String kind);

    /** As {@link #confirm(String, String)}, of the charge of this kind alone. */
    void confirm(String practice, String transfer, String kind);

    /** As {@link #release(String, String)}, of the charge of this kind alone, also where it is only agreed. */
    void release(String practice, String transfer, String kind);

    /**
     * No reminder will follow: what is agreed isn't owed, nor what is reserved. What is in doubt stays so.
     *
     * @param leaving whether one may leave at this moment: whoever has it in hand says what is owed, then
     */
    default void releaseReminders(String practice, String transfer, boolean leaving) {
        charges(practice, transfer).stream()
                .filter(Charge::isReminder)
                .filter(it -> it.state() == Charge.State.AGREED || it.state() == Charge.State.RESERVED && !leaving)
                .forEach(it -> release(practice, transfer, it.kind()));
    }

    /** As {@link #doubt(String, String)}, of the charge of this kind alone. */
    void doubt(String practice, String transfer, String kind);

    /** The charges of a transfer, the first one first. */
    List<Charge> charges(String practice, String transfer);

    /**
     * How many charges a practice has had since then, without monthly fees and those that are only agreed or were released.
     */
    int count(String practice, Instant since);

    /**
     * What a practice's charges since then amount to in this currency's minor units, without monthly fees and those that are
     * only agreed or were released.
     */
    long spent(String practice, String currency, Instant since);

    /** As {@link #spent}, without reminders. */
    long spentOnCodes(String practice, String currency, Instant since);

    /**
     * Adds to what a practice has paid in advance, or gives some of it back. The practice exists. The same one, booked again,
     * changes nothing.
     */
    TopUp.Result topUp(TopUp topUp);

    /** What is left of what a practice has paid in advance in this currency; never negative. */
    Money balance(String practice, String currency);

    /** As {@link #balance}; nobody else adds to it or takes from it until the running transaction ends. */
    Money lockedBalance(String practice, String currency);
}
