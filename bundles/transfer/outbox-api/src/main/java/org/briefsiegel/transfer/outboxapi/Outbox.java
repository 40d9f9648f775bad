package org.briefsiegel.transfer.outboxapi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Messages that wait to be sent, written in the same transaction as the transfer. Every method joins the running
 * transaction, or makes one of its own. Usable from any thread and from several nodes.
 *
 * <p>Whoever has claimed a message may renew its lease and say once what became of it. These methods answer false, and
 * change nothing, where the message isn't that claim's any more: it was settled, withdrawn, or claimed anew after the
 * lease had ended.
 */
@ProviderType
public interface Outbox {

    void enqueue(Item item);

    /**
     * As {@link #enqueue}, of what a practice is told.
     *
     * @param about what of; known without opening the body, so that it can be counted
     */
    void enqueueAlert(Item item, String about);

    /** What a practice was told after this time, whatever has become of the messages; the oldest first. */
    List<Told> told(String practice, Instant after);

    /** A practice was told something about a transfer. */
    record Told(String transfer, String about, Instant time) {}

    /** Whether somebody has a message of a transfer in hand now: it may leave, though it is withdrawn. */
    boolean inHand(String practice, String transfer, Purpose purpose, Instant now);

    /**
     * Takes messages of a channel that are due, for this owner alone until the lease ends ({@code FOR UPDATE SKIP LOCKED}). A
     * message whose lease has ended without an outcome may have been sent: its {@code again} is set. A link waits as long as a
     * code for the same transfer does, so that nobody gets a link whose code can't be delivered.
     *
     * @param limit at most so many; at least one. The practices whose turn it is share them
     */
    List<Item> claim(Claim claim, Turn turn, int limit);

    /** As {@link #claim(Claim, Turn, int)}, of one. */
    default Optional<Item> claim(Claim claim, Turn turn) {
        return claim(claim, turn, 1).stream().findFirst();
    }

    /** Takes messages of any channel that nobody has in hand and whose deadline has passed. */
    List<Item> claimOverdue(Claim claim, int limit);

    /**
     * Who takes messages.
     *
     * @param owner for the operator's eyes
     * @param now messages that are due by then
     * @param lease for how long
     * @param lapsed what another has had in hand is taken only where its lease had ended by then
     */
    record Claim(String owner, Instant now, Duration lease, Instant lapsed) {}

    /**
     * Whose message it is to be: practices take turns, so that what one of them has waiting by the thousand holds up no other.
     *
     * @param after the practice that had the last turn; empty at first
     * @param newest whether the message that became due last goes first: what is fresh doesn't wait for a backlog, nor for what
     *     has failed before. Otherwise the oldest, so that it isn't forgotten
     */
    record Turn(String channel, String after, boolean newest) {}

    /** Has the lease of a claimed message end at this time instead. */
    boolean renew(Item item, Instant until);

    /**
     * Sent: the body is erased, the row stays.
     *
     * @param receipts the keys under which a receipt may come, one for each part that travels alone
     */
    boolean accepted(Item item, List<String> receipts, Instant now);

    /** To be tried again at this time. */
    boolean retry(Item item, Instant at, boolean again);

    /** Nobody has begun to send it: it waits again as if it had never been claimed. */
    boolean putBack(Item item, Instant now);

    /** Given up: the body is erased, the row stays. */
    boolean abandoned(Item item, Instant now);

    /** How many of the messages that a transfer consists of still wait: link, code, attachment. Reminders are none of them. */
    int waiting(String practice, String transfer);

    /** How many messages of a transfer still wait for this purpose. */
    int waiting(String practice, String transfer, Purpose purpose);

    /** Erases what still waits for the recipient of a transfer. What the practice is told goes out all the same. */
    void withdraw(String practice, String transfer);

    /** Erases what still waits of a transfer for this purpose. */
    void withdraw(String practice, String transfer, Purpose purpose);

    /** How many messages of all practices wait, for the operator. */
    int depth();

    /**
     * A waiting message.
     *
     * @param id unique; the message's own id towards the channel
     * @param channel id of the channel
     * @param body the sealed message
     * @param attempts how often sending was tried before; each claim counts, so that it tells one from the next
     * @param again whether an earlier try may have arrived
     * @param deadline when to give up
     */
    record Item(
            String id,
            String practice,
            String transfer,
            Purpose purpose,
            String channel,
            String body,
            Instant createdAt,
            Instant deadline,
            int attempts,
            boolean again) {
        public Item {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(practice, "practice");
            Objects.requireNonNull(transfer, "transfer");
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(body, "body");
            Objects.requireNonNull(createdAt, "createdAt");
            Objects.requireNonNull(deadline, "deadline");
        }

        @Override
        public String toString() {
            return "Item[" + id + "]";
        }
    }

    /** What a message's body is sealed for, see {@code Vault.sealText}. */
    static String context(String practice, String item) {
        return String.join("/", "outbox", practice, item);
    }

    /** What a message is for, and so what its sealed body says. */
    enum Purpose {
        /** The mail with the link; the body is the link's token. */
        NOTICE,
        /** The mail that reminds of it, with a further link; the body is the link's token. */
        REMINDER,
        /** The text message that reminds of it, whose id is a {@link ReminderTextId}; the body is the address, a line feed, and the text. */
        REMINDER_TEXT,
        /** What the factor sends; the body is the address, a line feed, and the text. */
        FACTOR,
        /** The mail with the documents attached; the body is empty. */
        ATTACHMENT,
        /** The mail that tells the practice what needs its attention; the body is the kind of event and its detail. */
        ALERT;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
