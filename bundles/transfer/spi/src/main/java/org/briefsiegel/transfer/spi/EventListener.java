package org.briefsiegel.transfer.spi;

import org.briefsiegel.transfer.api.TransferEvent;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of every event of every transfer, in the transaction that writes it: what a listener writes is there if and only
 * if the event is. Called from many threads at a time; must be quick, and what it throws undoes the event.
 */
@ConsumerType
public interface EventListener {

    void happened(String practice, String transfer, TransferEvent event);
}
