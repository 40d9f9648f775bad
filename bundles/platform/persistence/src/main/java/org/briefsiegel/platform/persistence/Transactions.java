package org.briefsiegel.platform.persistence;

import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/** Draws the borders of transactions. Usable from any thread; a transaction belongs to the thread that began it. */
@ProviderType
public interface Transactions {

    /**
     * Runs work inside the thread's transaction, or inside a new one that is committed when the work returns and rolled
     * back when it throws. What the work throws is thrown here, but of what comes from the database only its kind and
     * place: its words quote values, and would end up in logs; a transaction in which inner work has thrown can't be
     * committed any more.
     *
     * <p>What is inside another's transaction is a part of it: what it has written is sent to the database when it returns, and
     * no entity that was read before is managed any longer. So a transaction of many parts stays as fast as many of one.
     */
    <T> T within(Supplier<T> work);

    /** As {@link #within(Supplier)}, for work without a result. */
    default void within(Runnable work) {
        within(() -> {
            work.run();
            return null;
        });
    }
}
