package org.briefsiegel.transfer.events;

import java.util.List;
import org.briefsiegel.transfer.api.TransferEvent;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Events that are committed and not yet published, in the order in which they happened. An event enters with
 * {@code TransferStore.addEvent}, in the same transaction, and so is never lost. Usable from any thread.
 */
@ProviderType
public interface EventFeed {

    /**
     * Takes the oldest out, within the running transaction: if that isn't committed, they are still there. What another
     * transaction has taken is left to it.
     */
    List<Entry> take(int limit);

    /**
     * Whether this node has written an event within the last seconds; asks nobody. Other nodes may have, or this one before it was
     * killed: who looks only then has to look now and then, too.
     */
    boolean mayHaveNews();

    /** What happened to which transfer. */
    record Entry(String practice, String transfer, TransferEvent event) {}
}
