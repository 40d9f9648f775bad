package org.briefsiegel.transfer.notice;

import org.briefsiegel.transfer.api.TransferEvent;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells practices by mail what needs their attention. Usable from any thread; joins the running transaction, or makes one of
 * its own. An alert changes nothing about its transfer, whatever becomes of it.
 */
@ProviderType
public interface Alerts {

    /**
     * Has the practice told of an event, unless it was told of one of this kind and transfer within the hour and hasn't unlocked
     * or sent the transfer again since. Of many alerts in an hour, the last one says that there are more.
     *
     * @param event was noted under the transfer's lock, which the running transaction holds
     */
    void raise(String practice, String transfer, TransferEvent event);
}
