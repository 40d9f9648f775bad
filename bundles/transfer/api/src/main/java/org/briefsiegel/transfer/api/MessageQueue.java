package org.briefsiegel.transfer.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The messages of all practices that wait to be sent, for the operator: what they say and whom they are for stays hidden. Usable
 * from any thread; calls block on the database.
 */
@ProviderType
public interface MessageQueue {

    /**
     * Those that are due first.
     *
     * @param channel id of a channel; empty for all
     * @param limit how many at most
     */
    List<Waiting> list(Optional<String> channel, int limit);

    /**
     * Has messages be tried now that would be tried later; not those that are being sent.
     *
     * @param channel id of a channel; empty for all
     * @param message id of a message; empty for all
     * @return how many
     */
    int retry(Optional<String> channel, Optional<String> message);

    /**
     * A message that waits.
     *
     * @param purpose what it is for: {@code notice}, {@code factor}, {@code attachment}, {@code alert}
     * @param dueAt when it is tried again; while it is sent, until when nobody else takes it
     * @param deadline when it is given up
     * @param attempts how often it was tried
     * @param sending whether it is being sent now
     */
    record Waiting(
            String id,
            String channel,
            String purpose,
            String practice,
            String transfer,
            Instant createdAt,
            Instant dueAt,
            Instant deadline,
            int attempts,
            boolean sending) {}
}
