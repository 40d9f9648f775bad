package org.briefsiegel.transfer.spi;

import java.util.List;
import java.util.Objects;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.osgi.annotation.versioning.ProviderType;

/** What the spine asks when it delivers. Usable from any thread; calls block on the database. */
@ProviderType
public interface DeliveryDesk {

    /** Messages that are due, leased to this node: each is settled once, or comes again when the lease ends. */
    List<Parcel> claim(int limit);

    /** What became of a parcel. */
    void settle(Parcel parcel, Outcome outcome);

    /** A message, and the outbox row that it comes from. */
    record Parcel(Outbox.Item item, Message message) {
        public Parcel {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(message, "message");
        }
    }
}
