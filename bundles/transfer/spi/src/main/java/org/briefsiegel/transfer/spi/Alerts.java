package org.briefsiegel.transfer.spi;

import org.briefsiegel.transfer.api.TransferEvent;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells practices by mail what needs their attention. Usable from any thread; joins the running transaction, or makes one of
 * its own. An alert changes nothing about its transfer, whatever becomes of it.
 */
@ProviderType
public interface Alerts {

    /**
     * Has the practice told of an event, unless it was told of one of this kind and transfer within the hour.
     *
     * @param event was noted in the same transaction, under the transfer's lock
     */
    void raise(String practice, String transfer, TransferEvent event);
}
