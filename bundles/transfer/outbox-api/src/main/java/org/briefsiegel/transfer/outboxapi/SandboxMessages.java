package org.briefsiegel.transfer.outboxapi;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What sandbox practices would have sent, kept for some days instead. Every method joins the running transaction, or makes
 * one of its own. Usable from any thread.
 */
@ProviderType
public interface SandboxMessages {

    void keep(Kept message);

    /**
     * Messages of a practice, the newest first.
     *
     * @param transfer of this transfer only, if given
     * @param after those after the message of this id in that order, if given; none where it isn't kept any more
     */
    List<Kept> list(String practice, Optional<String> transfer, Optional<String> after, int limit);

    /** Removes what was kept before this time. */
    void purge(Instant before);

    /** What a message's body is sealed for, see {@code Vault.sealText}. */
    static String context(String practice, String message) {
        return String.join("/", "sandbox", practice, message);
    }

    /**
     * A message that wasn't sent.
     *
     * @param id that of its outbox row, so that it is kept once
     * @param channel id of the channel that would have carried it
     * @param body the sealed message
     */
    record Kept(String id, String practice, String transfer, String channel, String body, Instant createdAt) {
        public Kept {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(practice, "practice");
            Objects.requireNonNull(transfer, "transfer");
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(body, "body");
            Objects.requireNonNull(createdAt, "createdAt");
        }

        @Override
        public String toString() {
            return "Kept[" + id + "]";
        }
    }
}
