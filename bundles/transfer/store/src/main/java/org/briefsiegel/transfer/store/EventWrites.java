package org.briefsiegel.transfer.store;

import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Component;

/** When this node last wrote an event: whoever publishes them needn't ask the database all the time. Usable from any thread. */
@Component(service = EventWrites.class)
public final class EventWrites {

    /** By then a transaction is committed, or its time is over. */
    private static final long LATELY_NANOS = TimeUnit.SECONDS.toNanos(3);

    private volatile long last = System.nanoTime();

    void noteOne() {
        last = System.nanoTime();
    }

    boolean wereLately() {
        return System.nanoTime() - last < LATELY_NANOS;
    }
}
