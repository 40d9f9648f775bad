package org.briefsiegel.transfer.outboxapi;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What is known of messages after they were taken. Every method joins the running transaction, or makes one of its own. Usable
 * from any thread and from several nodes.
 */
@ProviderType
public interface Receipts {

    /**
     * The message that a key names: its own id, or one under which {@link Outbox#accepted} awaits a receipt. Of several keys the
     * first that names one; of several messages of one key the one that was taken last.
     */
    Optional<Sent> find(String channel, List<String> keys);

    /**
     * Notes what became of a message, or of the part of it that the key named. Whoever calls holds the lock of its transfer.
     *
     * @return what is known of the whole message by that: it failed with any part, and arrived with all; empty where that was
     *     known before, or less than was known
     */
    Optional<Fate> note(Sent message, Fate fate);

    /** Of each purpose but alerts, the message of a transfer that was written last and not withdrawn. */
    List<Standing> latest(String practice, String transfer);

    /**
     * Keeps a receipt whose message isn't known, or not yet: a receipt may be quicker than the answer to what it is about.
     * False where so many are kept that this one isn't.
     */
    boolean keep(Early receipt);

    /** Kept ones, the oldest first. */
    List<Early> kept(int limit);

    /** False where another has forgotten it first. */
    boolean forget(Early receipt);

    /** Forgets which receipts are awaited for messages that were taken before this time. */
    void purge(Instant before);

    /** What became of a message after it was taken, in the order of how much that says. */
    enum Fate {
        /** It is still on its way. */
        DELAYED,
        /** Nobody knows. */
        DOUBTFUL,
        /** It has arrived. */
        DELIVERED,
        /** It never will. */
        FAILED;

        /** Whether nothing is to be expected any more but the contrary. */
        public boolean isFinal() {
            return this == DELIVERED || this == FAILED;
        }

        /** Of a message by those of its parts; empty where of one nothing is known, and none has failed. */
        public static Optional<Fate> ofParts(List<Optional<Fate>> parts) {
            if (parts.contains(Optional.of(FAILED))) {
                return Optional.of(FAILED);
            }
            return parts.contains(Optional.<Fate>empty())
                    ? Optional.empty()
                    : parts.stream().flatMap(Optional::stream).min(Comparator.naturalOrder());
        }

        /** Whether it is news after what was known: what is final is overruled only by what is final, too. */
        public boolean isNewsAfter(Optional<Fate> known) {
            return known.isEmpty() || this != known.get() && (isFinal() || compareTo(known.get()) > 0);
        }
    }

    /**
     * A message that a receipt is about.
     *
     * @param id of its outbox row
     * @param part which of the parts that travel alone the receipt is about; 0 where it is about all of it
     */
    record Sent(String id, String practice, String transfer, Purpose purpose, int part) {
        public Sent {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(practice, "practice");
            Objects.requireNonNull(transfer, "transfer");
            Objects.requireNonNull(purpose, "purpose");
        }
    }

    /** The last message of a purpose, and what is known of it. */
    record Standing(String id, Purpose purpose, Optional<Fate> fate) {
        public Standing {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(fate, "fate");
        }
    }

    /**
     * A receipt that was there before its message was known to be taken.
     *
     * @param id unique
     * @param keys the best first
     * @param reason id of the reason
     */
    record Early(
            String id, String channel, List<String> keys, Fate fate, String reason, String detail, Instant receivedAt) {
        public Early {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(channel, "channel");
            keys = List.copyOf(keys);
            Objects.requireNonNull(fate, "fate");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
            Objects.requireNonNull(receivedAt, "receivedAt");
        }

        @Override
        public String toString() {
            return "Early[" + id + "]";
        }
    }
}
