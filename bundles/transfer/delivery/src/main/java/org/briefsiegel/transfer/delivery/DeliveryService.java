package org.briefsiegel.transfer.delivery;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.transfer.outboxapi.Outbox;
import org.osgi.annotation.versioning.ProviderType;

/** What the deliver route asks. Usable from any thread; calls block on the database. */
@ProviderType
public interface DeliveryService {

    /**
     * A message that is due, in the caller's hands until it is settled. Empty where none is due, or where as many
     * messages of their channels are in hand already as may be.
     */
    Optional<Parcel> claim();

    /** Gives up what wasn't sent in time, also for channels that aren't there. Called several times a minute. */
    void giveUpOverdue();

    /**
     * What became of a parcel; without effect where it was withdrawn, or given to another, in the meantime. It is written down
     * together with what comes at the same time; until then the message is in nobody else's hands.
     *
     * @return done when it is written down, or when that has to wait for the database; never fails
     */
    CompletionStage<Void> settle(Parcel parcel, Outcome outcome);

    /** A message, and the outbox row that it comes from. */
    record Parcel(Outbox.Item item, Message message) {
        public Parcel {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(message, "message");
        }
    }
}
