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

    /** A message with the name of the channel that carries it. */
    record Parcel(String practice, String transfer, String channel, Message message) {
        public Parcel {
            Objects.requireNonNull(practice, "practice");
            Objects.requireNonNull(transfer, "transfer");
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(message, "message");
        }
    }
}
