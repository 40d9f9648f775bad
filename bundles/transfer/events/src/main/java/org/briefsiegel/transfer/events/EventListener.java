package org.briefsiegel.transfer.events;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of every event of every transfer, once its transaction is committed; a moment later, and in order but for what
 * several transactions wrote at the same time. What a listener writes to the database joins the transaction that takes the event
 * out of the feed: it is there if and only if the event is published. While nobody listens, events wait.
 *
 * <p>Called from one thread of each node; what it throws keeps the event and those beside it waiting, and is told.
 */
@ConsumerType
public interface EventListener {

    void happened(EventFeed.Entry entry);
}
